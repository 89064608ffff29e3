package io.rapport.bench.platform;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One address of the platform, for one caller. Nothing is sent twice.
///
/// @param http shared by all doors
/// @param url the address without a path
/// @param token the caller's access token
public record Door(HttpClient http, String url, String token) {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final String FRESHNESS = "Rapport-Token";

    /// A command that was accepted.
    ///
    /// @param id of the aggregate
    /// @param seen what a read must carry to contain it
    public record Accepted(String id, String seen) {}

    /// Reads.
    ///
    /// @throws IOException if there is no answer of 200
    public JsonNode get(String path) throws IOException, InterruptedException {
        return JSON.readTree(send(request(path).GET().build()).body());
    }

    /// Reads, and returns when the answer contains what was done.
    ///
    /// @throws IOException if it does not after the platform's own patience
    public void getSeeing(String path, String seen) throws IOException, InterruptedException {
        var answer = send(request(path).header(FRESHNESS, seen).GET().build());
        if (answer.headers().firstValue("Rapport-Stale").isPresent()) {
            throw new IOException(path + " is stale");
        }
    }

    /// Sends a command.
    public Accepted post(String path, String body) throws IOException, InterruptedException {
        var request =
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body));
        var answer = send(request.build());
        return new Accepted(
                JSON.readTree(answer.body()).path("id").asString(),
                answer.headers().firstValue(FRESHNESS).orElse(""));
    }

    /// Sends many items, and refuses an answer in which one was rejected.
    ///
    /// @param correlation under which their events can be counted, or null
    /// @return what the answer says of each item
    public JsonNode bulk(String path, String lines, @Nullable String correlation)
            throws IOException, InterruptedException {
        var request =
                request(path)
                        .header("Content-Type", "application/x-ndjson")
                        .POST(BodyPublishers.ofString(lines));
        if (correlation != null) {
            request.header("Rapport-Correlation-Id", correlation);
        }
        var items = JSON.readTree(send(request.build()).body()).path("items");
        for (var item : items) {
            if (item.path("outcome").asString().equals("rejected")) {
                throw new IOException(path + " rejected an item: " + item);
            }
        }
        return items;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path))
                .timeout(LIMIT)
                .header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> send(HttpRequest request)
            throws IOException, InterruptedException {
        var answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(
                    "%s %s answered %d %s"
                            .formatted(
                                    request.method(),
                                    request.uri().getPath(),
                                    answer.statusCode(),
                                    answer.body()));
        }
        return answer;
    }
}
