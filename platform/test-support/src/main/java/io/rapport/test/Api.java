package io.rapport.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A client of the running service, as somebody with certain roles. Whatever a test asks for, every
/// answer is held against the service's API document and must show nothing of the machinery.
public final class Api {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Patience.LIMIT).build();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final int port;
    private final String token;

    private Api(int port, String token) {
        this.port = port;
        this.token = token;
    }

    /// Somebody of the tenant `default`.
    public static Api as(int port, String... roles) {
        return new Api(port, TestTokens.bearer("somebody", roles));
    }

    /// With a token of one's own making, or without any where it is empty.
    public static Api with(int port, String token) {
        return new Api(port, token);
    }

    /// An answer; the body is a missing node where there is none.
    public record Answer(int status, JsonNode body, HttpResponse<String> raw) {

        public String id() {
            return body.path("id").asString();
        }

        public String code() {
            return body.path("code").asString();
        }

        public String header(String name) {
            return raw.headers().firstValue(name).orElse("");
        }
    }

    public Answer get(String path, String... headers) {
        return send("GET", path, "", headers);
    }

    public Answer post(String path, String json, String... headers) {
        return send("POST", path, json, headers);
    }

    public Answer put(String path, String json, String... headers) {
        return send("PUT", path, json, headers);
    }

    /// A merge patch against a revision.
    public Answer patch(String path, String json, String eTag) {
        return send(
                "PATCH",
                path,
                json,
                "If-Match",
                eTag,
                "Content-Type",
                "application/merge-patch+json");
    }

    public Answer send(String method, String path, String body, String... headers) {
        var request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .timeout(Patience.LIMIT)
                        .method(method, BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (!String.join(" ", headers).contains("Content-Type") && !body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        if (headers.length > 0) {
            request.headers(headers);
            rememberKeys(headers);
        }
        try {
            var response = CLIENT.send(request.build(), FirstOfAStream.orAllOfTheRest());
            var answer = new Answer(response.statusCode(), read(response.body()), response);
            Promises.check(port, method, path, answer);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void rememberKeys(String... headers) {
        for (int i = 0; i < headers.length; i += 2) {
            if (headers[i].equals("Idempotency-Key")) {
                Promises.sent(headers[i + 1]);
            }
        }
    }

    private static JsonNode read(String body) {
        return body.startsWith("{") || body.startsWith("[")
                ? JSON.readTree(body)
                : JSON.missingNode();
    }
}
