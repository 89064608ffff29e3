package io.rapport.test.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Ways to what is nobody's business.
final class Doors {

    /// What an actuator could show, less what operators need.
    static final List<String> ACTUATORS =
            List.of(
                    "env",
                    "heapdump",
                    "threaddump",
                    "loggers",
                    "mappings",
                    "beans",
                    "configprops",
                    "conditions",
                    "bindings",
                    "channels",
                    "gateway",
                    "refresh",
                    "restart",
                    "shutdown",
                    "sbom",
                    "metrics",
                    "scheduledtasks",
                    "httpexchanges");

    /// Paths of the public port behind which nothing may be.
    static final List<String> CLOSED =
            List.of(
                    "/actuator",
                    "/actuator/health",
                    "/actuator/env",
                    "/actuator/heapdump",
                    "/actuator/prometheus",
                    "/ACTUATOR/env",
                    "/actuator/env/",
                    "/actuator;x=1/env",
                    "/actuator/env;.json",
                    "//actuator/env",
                    "/%61ctuator/env",
                    "/actuator%2fenv",
                    "/x/../actuator/env",
                    "/%2e/actuator/env",
                    "/api/v1/..;/actuator/env",
                    "/livez",
                    "/error",
                    "/v3/api-docs/../../actuator/env");

    private Doors() {}

    /// By a bare socket, for a client would tidy the path up first.
    static int statusOf(int port, String path, String token) {
        var bearer = token.isEmpty() ? "" : "Authorization: Bearer " + token + "\r\n";
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(
                            "GET %s HTTP/1.1\r\nHost: x\r\nConnection: close\r\n%s\r\n"
                                    .formatted(path, bearer)
                                    .getBytes(StandardCharsets.ISO_8859_1));
            var line = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Integer.parseInt(line.substring(9, 12));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
