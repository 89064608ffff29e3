package io.rapport.suites.console;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.rapport.suites.LocalPlatform;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// A page with the script of README's first page, as somebody would develop it: on a port of this
/// machine. Only the issuer's port is another one.
final class FirstPage implements AutoCloseable {

    private static final Pattern SCRIPT = Pattern.compile("(?ms)^```js\\n(.*?)^```$");

    private final HttpServer server;

    FirstPage(LocalPlatform platform) throws IOException {
        var readme = Path.of(System.getProperty("rapport.root"), "README.md");
        var found = SCRIPT.matcher(Files.readString(readme));
        if (!found.find()) {
            throw new AssertionError("README.md has no script");
        }
        var script =
                found.group(1)
                        .replace("127.0.0.1:8090", "127.0.0.1:" + platform.port("authorization"));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/", exchange -> reply(exchange, "text/html", "<script src=page.js></script>"));
        server.createContext("/page.js", exchange -> reply(exchange, "text/javascript", script));
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    private static void reply(HttpExchange exchange, String type, String body) throws IOException {
        try (exchange) {
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
