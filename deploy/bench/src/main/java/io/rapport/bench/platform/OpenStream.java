package io.rapport.bench.platform;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.json.JsonMapper;

/// A stream of server-sent changes that is held open, and goes on where it had come to after a
/// break.
public final class OpenStream implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http;
    private final String url;
    private final String token;
    private final Listener listener;
    private volatile String position = "";
    private volatile InputStream body;

    /// Hears of each change as it comes.
    @FunctionalInterface
    public interface Listener {

        /// @param id of the record that has changed
        void changed(OpenStream stream, String id);
    }

    /// Opens it; what happens from here on is told.
    ///
    /// @throws IOException if it is refused
    public OpenStream(HttpClient http, String url, String token, Listener listener)
            throws IOException, InterruptedException {
        this.http = http;
        this.url = url;
        this.token = token;
        this.listener = listener;
        this.body = open();
        Thread.startVirtualThread(() -> read(body));
    }

    private InputStream open() throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(url)).header("Authorization", "Bearer " + token);
        if (!position.isEmpty()) {
            request.header("Last-Event-ID", position);
        }
        var answer = http.send(request.build(), BodyHandlers.ofInputStream());
        if (answer.statusCode() != 200) {
            throw new IOException("A stream of changes was answered " + answer.statusCode());
        }
        return answer.body();
    }

    private void read(InputStream from) {
        var event = "";
        try (var lines = new BufferedReader(new InputStreamReader(from, StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id:")) {
                    position = line.substring(3).strip();
                } else if (line.startsWith("event:")) {
                    event = line.substring(6).strip();
                } else if (line.startsWith("data:") && event.equals("change")) {
                    listener.changed(this, JSON.readTree(line.substring(5)).path("id").asString());
                }
            }
        } catch (IOException e) {
            // Broken off: what it misses is told when it comes again.
        }
    }

    /// Ends the connection, as a network does.
    public void breakOff() throws IOException {
        body.close();
    }

    /// Goes on where it had come to.
    ///
    /// @throws IOException if it is refused
    public void comeAgain() throws IOException, InterruptedException {
        var again = open();
        body = again;
        Thread.startVirtualThread(() -> read(again));
    }

    @Override
    public void close() {
        try {
            body.close();
        } catch (IOException e) {
            // It is gone, which is what was wanted.
        }
    }
}
