package io.rapport.subscriber.examples;

import io.rapport.subscriber.Gap;
import io.rapport.subscriber.Snapshots;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/// Reads an aggregate from the API: the JDK's client and any JSON library will do.
final class SnapshotsOverHttp implements Snapshots {

    /// By the second word of `ce_type`; the topic's page names them.
    private static final Map<String, String> ROUTES =
            Map.of(
                    "customer", "customers",
                    "contact", "contacts",
                    "interaction", "interactions",
                    "employee", "employees",
                    "team", "teams");

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final JsonMapper json = JsonMapper.shared();
    private final String api;
    private final String token;

    SnapshotsOverHttp(String api, String token) {
        this.api = api;
        this.token = token;
    }

    @Override
    public Optional<Snapshot> read(Gap gap) {
        var route = ROUTES.get(gap.event().type().split("\\.", 3)[1]);
        if (route == null) {
            return Optional.empty();
        }
        var answer = get("/api/v1/" + route + "/" + gap.aggregateId());
        return switch (answer.statusCode()) {
            case 200 -> Optional.of(snapshot(answer.body()));
            case 403, 404 -> Optional.empty();
            default -> throw new IllegalStateException("the API answers " + answer.statusCode());
        };
    }

    private HttpResponse<String> get(String path) {
        var request =
                HttpRequest.newBuilder(URI.create(api + path))
                        .header("Authorization", "Bearer " + token)
                        .timeout(Duration.ofSeconds(5))
                        .build();
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Brings the answer into the form of an event's value.
    private Snapshot snapshot(String body) {
        var answer = json.readTree(body);
        var value = json.createObjectNode();
        value.set("state", answer.required("state"));
        if (answer.has("personal")) {
            value.putObject("personal").putObject("clear").set("state", answer.get("personal"));
        }
        return new Snapshot(
                answer.required("epoch").asInt(),
                answer.required("sequence").asLong(),
                json.writeValueAsString(value));
    }
}
