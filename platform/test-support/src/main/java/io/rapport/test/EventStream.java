package io.rapport.test;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An open stream of server-sent events, read as browsers read it: an event counts when its empty
/// line has come, and an id also where nothing else came with it.
public final class EventStream implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// One for all of them, however many are open.
    private static final HttpClient CLIENT =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Patience.LIMIT)
                    .executor(Executors.newVirtualThreadPerTaskExecutor())
                    .build();

    private final HttpResponse<InputStream> answer;
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private volatile String lastId;
    private final AtomicLong comments = new AtomicLong();
    private volatile boolean over;
    private volatile @Nullable String retry;

    private EventStream(HttpResponse<InputStream> answer, String lastId) {
        this.answer = answer;
        this.lastId = lastId;
    }

    /// One event.
    ///
    /// @param nanos when it came, by this process's own clock
    public record Event(String name, JsonNode data, String id, long nanos) {}

    /// Opens one.
    ///
    /// @param lastId where an earlier one was; `null` to begin
    public static EventStream open(
            int port, String path, String token, @Nullable String lastId, String... headers) {
        var request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header("Authorization", "Bearer " + token)
                        .header("Accept", "text/event-stream");
        if (lastId != null) {
            request.header("Last-Event-ID", lastId);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            var answer = CLIENT.send(request.build(), BodyHandlers.ofInputStream());
            var stream = new EventStream(answer, lastId == null ? "" : lastId);
            Thread.ofVirtual().name("event-stream").start(stream::read);
            return stream;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void read() {
        try (var lines =
                new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            var name = "";
            var data = "";
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty()) {
                    if (!data.isEmpty()) {
                        events.add(new Event(name, JSON.readTree(data), lastId, System.nanoTime()));
                    }
                    name = "";
                    data = "";
                } else if (line.startsWith(":")) {
                    comments.incrementAndGet();
                } else if (line.startsWith("id: ")) {
                    lastId = line.substring(4);
                } else if (line.startsWith("event: ")) {
                    name = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    data = line.substring(6);
                } else if (line.startsWith("retry: ")) {
                    retry = line.substring(7);
                }
            }
        } catch (IOException e) {
            // It broke off, or was closed here.
        } finally {
            over = true;
        }
    }

    public int status() {
        return answer.statusCode();
    }

    public String header(String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    /// All that came, in order.
    public List<Event> events() {
        return List.copyOf(events);
    }

    /// The events of that name.
    public List<Event> named(String name) {
        return events.stream().filter(event -> event.name().equals(name)).toList();
    }

    /// A member of the data of each event of a name, in order.
    public List<String> texts(String name, String member) {
        return named(name).stream().map(event -> event.data().path(member).asString("")).toList();
    }

    /// Where it is: what an `EventSource` would send when it comes again.
    public String lastId() {
        return lastId;
    }

    public long comments() {
        return comments.get();
    }

    /// After how many milliseconds to come again, if it was said.
    public @Nullable String retry() {
        return retry;
    }

    /// Whether the other side has ended it.
    public boolean isOver() {
        return over;
    }

    @Override
    public void close() {
        try {
            answer.body().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
