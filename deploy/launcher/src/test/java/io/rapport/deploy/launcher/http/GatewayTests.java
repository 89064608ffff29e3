package io.rapport.deploy.launcher.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GatewayTests {

    private final List<String> keys = new CopyOnWriteArrayList<>();
    private final List<Integer> answers = new CopyOnWriteArrayList<>();
    private HttpServer server = newServer();

    @BeforeEach
    void start() {
        server = newServer();
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void sendsTheSameAgainUntilItPasses() {
        answers.addAll(List.of(503, 429, 0, 200));

        var answer = send(Duration.ofSeconds(20));

        assertThat(answer).isEqualTo(200);
        assertThat(keys).containsExactly("key-1", "key-1", "key-1", "key-1");
    }

    @Test
    void takesARefusalForAnAnswer() {
        answers.addAll(List.of(422, 200));

        assertThat(send(Duration.ofSeconds(20))).isEqualTo(422);
        assertThat(keys).hasSize(1);
    }

    @Test
    void givesUpAfterItsPatience() {
        answers.addAll(List.of(503, 503, 503, 503, 503, 503, 503, 503));

        assertThatThrownBy(() -> send(Duration.ofMillis(300)))
                .isInstanceOf(CallFailure.class)
                .hasMessageContaining("503");
    }

    private int send(Duration patience) {
        try (var http = HttpClient.newHttpClient()) {
            var address = "http://127.0.0.1:" + server.getAddress().getPort();
            return new Gateway(http, address, "token", patience)
                    .send("POST", "/things", Map.of("Idempotency-Key", "key-1"), "{}")
                    .statusCode();
        }
    }

    /// 0 stands for a connection that breaks.
    private void answer(HttpExchange exchange) throws IOException {
        keys.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
        exchange.getRequestBody().readAllBytes();
        var status = answers.removeFirst();
        if (status != 0) {
            exchange.sendResponseHeaders(status, -1);
        }
        exchange.close();
    }

    private static HttpServer newServer() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
