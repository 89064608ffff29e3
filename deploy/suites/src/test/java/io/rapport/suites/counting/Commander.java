package io.rapport.suites.counting;

import io.rapport.test.Patience;
import io.rapport.test.history.AckJournal;
import io.rapport.test.history.Acknowledgement;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A client with an `Idempotency-Key` for each command, which writes down on disk what it was told
/// before it goes on. As it should be, it sends a command to one instance after the other until it
/// gets a final answer; or else it sends each once, and takes whatever is not done for a fault.
final class Commander implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration TRY = Duration.ofSeconds(8);
    private static final long PAUSE = Duration.ofMillis(150).toNanos();

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(2))
                    .build();
    private final Map<String, List<Integer>> ports;
    private final String token;
    private final AckJournal journal;
    private final boolean patient;
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong done = new AtomicLong();

    private Commander(
            Map<String, List<Integer>> ports, String token, AckJournal journal, boolean patient) {
        this.ports = Map.copyOf(ports);
        this.token = token;
        this.journal = journal;
        this.patient = patient;
    }

    /// Sends until there is an answer.
    ///
    /// @param ports of every service's instances, by the first word of the route
    static Commander patient(Map<String, List<Integer>> ports, String token, AckJournal journal) {
        return new Commander(ports, token, journal, true);
    }

    /// Sends once, each time over a connection of its own; again only where that was refused.
    ///
    /// @param ports by the first word of the route
    static Commander strict(Map<String, List<Integer>> ports, String token, AckJournal journal) {
        return new Commander(ports, token, journal, false);
    }

    /// What the platform answered in the end.
    record Answer(int status, String id, long revision) {

        boolean isDone() {
            return status / 100 == 2;
        }
    }

    /// @param ifMatch the revision that was read, or 0
    record Command(
            String method, String route, String path, String body, String key, long ifMatch) {

        static Command post(String route, String path, String body, String key) {
            return new Command("POST", route, path, body, key, 0);
        }
    }

    /// Sends until the answer is final: done, or refused for a reason that does not pass.
    Answer send(Command command) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            try {
                var answer = once(command);
                if (isFinal(answer) || !patient) {
                    return note(command, answer);
                }
            } catch (ConnectException e) {
                // nobody has seen it
            } catch (IOException e) {
                if (!patient) {
                    return fault(command, "broke: " + e);
                }
            }
            LockSupport.parkNanos(PAUSE);
        }
        return fault(command, "got no final answer");
    }

    /// Whoever sends once has no other answer to wait for: how long it may take is no matter here,
    /// where all of a platform may be starting on one machine.
    private Duration limit() {
        return patient ? TRY : Patience.LIMIT;
    }

    private Answer fault(Command command, String what) {
        faults.add(command.method() + " " + command.path() + " " + what);
        return new Answer(0, "", 0);
    }

    /// What a read answers, or an empty object where no good answer came.
    JsonNode get(int port, String path) {
        var request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .timeout(limit())
                        .header("Authorization", "Bearer " + token);
        if (!patient) {
            request.header("Connection", "close");
        }
        try {
            var answer = http.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() >= 500 && !patient) {
                faults.add("GET " + path + " answered " + answer.statusCode());
            }
            return answer.statusCode() == 200
                    ? JSON.readTree(answer.body())
                    : JSON.createObjectNode();
        } catch (IOException e) {
            if (!patient) {
                faults.add("GET " + path + " broke: " + e);
            }
            return JSON.createObjectNode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// A port of one of the instances that serve a route, another at each call.
    int anyPort(String route) {
        var instances = ports.getOrDefault(route, List.of());
        return instances.get((int) (sent.incrementAndGet() % instances.size()));
    }

    /// Answers that a well-made command must never get.
    List<String> faults() {
        return List.copyOf(faults);
    }

    /// How many commands were acknowledged.
    long done() {
        return done.get();
    }

    private HttpResponse<String> once(Command command) throws IOException {
        var request =
                HttpRequest.newBuilder(
                                URI.create(
                                        "http://127.0.0.1:%d%s"
                                                .formatted(
                                                        anyPort(command.route()), command.path())))
                        .timeout(limit())
                        .header("Authorization", "Bearer " + token)
                        .header("Idempotency-Key", command.key())
                        .header(
                                "Content-Type",
                                command.method().equals("PATCH")
                                        ? "application/merge-patch+json"
                                        : "application/json")
                        .method(command.method(), BodyPublishers.ofString(command.body()));
        if (!patient) {
            request.header("Connection", "close");
        }
        if (command.ifMatch() > 0) {
            request.header("If-Match", "\"" + command.ifMatch() + "\"");
        }
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// 503 says "later"; 409 with this code that the same command is under way elsewhere.
    private boolean isFinal(HttpResponse<String> answer) {
        if (answer.statusCode() == 500) {
            faults.add("500: " + answer.uri().getPath() + " " + answer.body());
        }
        return answer.statusCode() < 500
                && answer.statusCode() != 429
                && !(answer.statusCode() == 409 && answer.body().contains("\"command."));
    }

    private Answer note(Command command, HttpResponse<String> answer) {
        if (answer.statusCode() / 100 != 2) {
            if (answer.statusCode() != 412) {
                return fault(command, "answered " + answer.statusCode() + ": " + answer.body());
            }
            return new Answer(answer.statusCode(), "", 0);
        }
        var told = JSON.readTree(answer.body());
        journal.append(
                Acknowledgement.of(told.path("id").asString(), 1, told.path("sequence").asLong()));
        done.incrementAndGet();
        return new Answer(
                answer.statusCode(), told.path("id").asString(), told.path("revision").asLong());
    }

    @Override
    public void close() {
        http.close();
    }
}
