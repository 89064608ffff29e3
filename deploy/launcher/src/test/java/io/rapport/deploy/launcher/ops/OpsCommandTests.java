package io.rapport.deploy.launcher.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.rapport.deploy.launcher.http.Gateway;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;

class OpsCommandTests {

    private static final String OPERATIONS = "/api/v1/operations/";

    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final StringWriter said = new StringWriter();
    private final StringWriter complained = new StringWriter();
    private HttpServer server = newServer();
    private int status = 200;

    @BeforeEach
    void start() {
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void showsTheOutboxOfEveryServiceThatPublishes() {
        answers.put(
                OPERATIONS + "customer/outbox",
                "{\"aggregates\":3,\"oldestAgeSeconds\":12.5,\"longest\":[{\"id\":\"cus_1\"}]}");

        assertThat(run("outbox")).isZero();

        assertThat(said.toString())
                .containsPattern("customer +3 +12.5 +cus_1")
                .containsPattern("service-desk +-");
        assertThat(asked).hasSize(4).allMatch(each -> each.startsWith("GET "));
    }

    @Test
    void discardsOnlyWithAReason() {
        assertThat(run("parked", "discard", "analytics", "v.t.0.7")).isNotZero();
        assertThat(asked).isEmpty();

        assertThat(run("parked", "discard", "analytics", "v.t.0.7", "--reason", "a duplicate"))
                .isZero();

        assertThat(asked)
                .containsExactly(
                        "POST "
                                + OPERATIONS
                                + "analytics/parked/v.t.0.7/discard {\"note\":\"a duplicate\"}");
    }

    @Test
    void leadsARebuildFromItsStartToItsSwitch() {
        var base = OPERATIONS + "analytics/views/whole/generations";
        answers.put(base, "{\"number\":4}");
        answers.put(base + "/4/differences", "{\"equal\":false,\"examples\":[\"cus_9\"]}");

        assertThat(run("rebuild", "start", "analytics", "whole")).isZero();
        assertThat(run("rebuild", "compare", "analytics", "whole", "4")).isOne();
        assertThat(run("rebuild", "switch", "analytics", "whole", "4", "--force")).isZero();
        assertThat(run("rebuild", "cancel", "analytics", "whole", "3")).isZero();

        assertThat(said.toString()).contains("Generation 4").contains("cus_9");
        assertThat(asked)
                .containsExactly(
                        "POST " + base,
                        "GET " + base + "/4/differences",
                        "POST " + base + "/4/switch?force=true",
                        "DELETE " + base + "/3");
    }

    @Test
    void readsTheLogToItsEnd() {
        var path = OPERATIONS + "customer/aggregates/cus_1/events";
        answers.put(path + "?from=0", "{\"events\":[{\"offset\":3}],\"next\":9}");
        answers.put(path + "?from=9", "{\"events\":[{\"offset\":12}]}");

        assertThat(run("events", "customer", "cus_1")).isZero();

        assertThat(asked).containsExactly("GET " + path + "?from=0", "GET " + path + "?from=9");
        assertThat(said.toString()).contains(" 12 ");
    }

    @Test
    void saysWhyThePlatformSaysNo() {
        status = 409;
        answers.put(
                OPERATIONS + "analytics/parked/x/replay",
                "{\"code\":\"parked.blocked\",\"detail\":\"An earlier one is parked.\"}");

        assertThat(run("parked", "replay", "analytics", "x")).isNotZero();

        assertThat(complained.toString()).contains("parked.blocked: An earlier one is parked.");
    }

    /// A platform at a known address; options that open a door need a command around them.
    @Command
    private record OpenDoor(String address) implements OpsCommand.Door {
        @Override
        public Gateway open(String login) {
            return new Gateway(HttpClient.newHttpClient(), address, "token", Duration.ofSeconds(1));
        }
    }

    private int run(String... arguments) {
        var line =
                OpsCommand.line(
                        new OpenDoor("http://127.0.0.1:" + server.getAddress().getPort()),
                        new PrintWriter(said));
        line.setErr(new PrintWriter(complained, true));
        line.setExecutionExceptionHandler((failure, at, _) -> {
            at.getErr().println(failure.getMessage());
            complained.append(String.valueOf(failure.getMessage()));
            return 1;
        });
        return line.execute(arguments);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var uri = exchange.getRequestURI().toString();
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            asked.add((exchange.getRequestMethod() + " " + uri + " " + body).strip());
            var text = answers.getOrDefault(uri, "{}").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, text.length);
            exchange.getResponseBody().write(text);
        }
    }

    private static HttpServer newServer() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
