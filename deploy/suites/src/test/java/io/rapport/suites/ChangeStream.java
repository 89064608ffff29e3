package io.rapport.suites;

import io.rapport.test.Patience;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A frontend's open stream of changes, read as it comes.
final class ChangeStream implements AutoCloseable {

    /// @param at the stream's position when it came
    record Told(String event, JsonNode data, String at) {

        boolean is(String wanted, String id) {
            return event.equals(wanted) && data.path("id").asString().equals(id);
        }
    }

    private final List<Told> told = new CopyOnWriteArrayList<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private final InputStream body;
    private final Thread reader;
    private volatile String position = "";

    /// @param after where an earlier stream had come to; `null` begins now
    ChangeStream(URI address, String token, @Nullable String after) {
        var request = HttpRequest.newBuilder(address).header("Authorization", "Bearer " + token);
        if (after != null) {
            request.header("Last-Event-ID", after);
        }
        try {
            var answer = client.send(request.build(), BodyHandlers.ofInputStream());
            if (answer.statusCode() != 200) {
                throw new AssertionError("changes answered " + answer.statusCode());
            }
            body = answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        reader = Thread.ofVirtual().start(this::read);
    }

    private void read() {
        var event = "";
        try (var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id:")) {
                    position = line.substring(3).strip();
                } else if (line.startsWith("event:")) {
                    event = line.substring(6).strip();
                } else if (line.startsWith("data:")) {
                    var data = LocalPlatform.json(line.substring(5));
                    told.add(new Told(event, data, position));
                }
            }
        } catch (IOException e) {
            told.add(new Told("closed", LocalPlatform.json("{}"), position));
        }
    }

    List<Told> told() {
        return List.copyOf(told);
    }

    /// Waits until this was told of the record.
    Told await(String event, String id) {
        Patience.await(event + " of " + id)
                .until(() -> told.stream().anyMatch(each -> each.is(event, id)));
        return told.stream().filter(each -> each.is(event, id)).findFirst().orElseThrow();
    }

    @Override
    public void close() {
        client.shutdownNow();
        reader.interrupt();
    }
}
