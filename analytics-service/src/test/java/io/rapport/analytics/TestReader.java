package io.rapport.analytics;

import io.rapport.test.TestTokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Asks the service over HTTP as somebody with certain roles.
public final class TestReader {

    private final HttpClient client = HttpClient.newHttpClient();
    private final JsonMapper json = JsonMapper.builder().build();
    private final String base;
    private final String token;

    private TestReader(String base, String token) {
        this.base = base;
        this.token = token;
    }

    public static TestReader of(int port, String tenant, String... roles) {
        var token = TestTokens.of("tester").tenant(tenant).roles(roles).signed();
        return new TestReader("http://127.0.0.1:" + port, token);
    }

    /// As an employee.
    public static TestReader employee(int port, String tenant, String id, String... roles) {
        var token = TestTokens.of("tester").tenant(tenant).employee(id).roles(roles).signed();
        return new TestReader("http://127.0.0.1:" + port, token);
    }

    /// The answer's body.
    ///
    /// @throws IllegalStateException if it is not a good one
    public JsonNode get(String path) {
        var response = exchange("GET", path, null);
        if (response.statusCode() / 100 != 2) {
            throw new IllegalStateException(response.statusCode() + ": " + response.body());
        }
        return json.readTree(response.body());
    }

    public int status(String path) {
        return exchange("GET", path, null).statusCode();
    }

    /// @return status and, if there is one, the body
    public Answer send(String method, String path, String body) {
        var response = exchange(method, path, BodyPublishers.ofString(body));
        return new Answer(
                response.statusCode(),
                response.body().isEmpty()
                        ? json.createObjectNode()
                        : json.readTree(response.body()));
    }

    public record Answer(int status, JsonNode body) {}

    private HttpResponse<String> exchange(
            String method, String path, HttpRequest.@Nullable BodyPublisher body) {
        var request =
                HttpRequest.newBuilder(URI.create(base + path))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", "test-" + System.nanoTime())
                        .method(method, body == null ? BodyPublishers.noBody() : body)
                        .build();
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
