package io.rapport.gateway;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/// A service behind the gateway: remembers what it was asked, and answers its own name unless told
/// otherwise.
final class StubService {

    /// One request as it arrived.
    record Seen(String method, String target, Headers headers, String body) {}

    /// How it answers.
    interface Behaviour {
        void answer(HttpExchange exchange) throws IOException;
    }

    private final String name;
    private final HttpServer server;
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private volatile Behaviour behaviour = this::sayName;

    private StubService(String name, HttpServer server) {
        this.name = name;
        this.server = server;
    }

    static StubService start(String name) {
        try {
            var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            var stub = new StubService(name, HttpServer.create(loopback, 0));
            stub.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            stub.server.createContext("/", stub::handle);
            stub.server.start();
            return stub;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// Everything so far, oldest first.
    List<Seen> seen() {
        return List.copyOf(seen);
    }

    Seen last() {
        return seen.getLast();
    }

    /// Forgets what it saw and behaves as at first.
    void reset() {
        seen.clear();
        behaviour = this::sayName;
    }

    void behave(Behaviour wanted) {
        behaviour = wanted;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            seen.add(
                    new Seen(
                            exchange.getRequestMethod(),
                            exchange.getRequestURI().toString(),
                            exchange.getRequestHeaders(),
                            body));
            behaviour.answer(exchange);
        }
    }

    private void sayName(HttpExchange exchange) throws IOException {
        json(exchange, 200, "{\"service\":\"" + name + "\"}");
    }

    static void json(HttpExchange exchange, int status, String json) throws IOException {
        var body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        var bare = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, bare ? -1 : body.length);
        if (!bare) {
            exchange.getResponseBody().write(body);
        }
    }
}
