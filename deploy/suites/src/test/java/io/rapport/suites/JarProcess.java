package io.rapport.suites;

import static io.rapport.test.Patience.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/// A service that a suite runs itself beside those of the launcher, from the jar that a deployment
/// would run.
public final class JarProcess {

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private JarProcess() {}

    /// Starts it on free ports, and returns when it is ready.
    public static LocalProcess start(
            String name, String component, Path jar, Path log, Map<String, String> environment) {
        try {
            var port = free();
            var management = free();
            var builder =
                    new ProcessBuilder(
                                    JAVA,
                                    "-Xmx160m",
                                    "-XX:+UseSerialGC",
                                    "-XX:TieredStopAtLevel=1",
                                    "-jar",
                                    jar.toString())
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile());
            builder.environment().put("SERVER_ADDRESS", "127.0.0.1");
            builder.environment().put("SERVER_PORT", Integer.toString(port));
            builder.environment().put("MANAGEMENT_SERVER_PORT", Integer.toString(management));
            builder.environment().putAll(environment);
            var process = builder.start();
            awaitReady(process, management, log);
            return new LocalProcess(name, component, process.pid(), port, management);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void awaitReady(Process process, int management, Path log) {
        var ready = URI.create("http://127.0.0.1:" + management + "/actuator/health/readiness");
        try (var client = HttpClient.newHttpClient()) {
            await("the process is ready")
                    .until(() -> {
                        if (!process.isAlive()) {
                            throw new AssertionError("ended while starting, see " + log);
                        }
                        return answers(client, ready);
                    });
        }
    }

    private static boolean answers(HttpClient client, URI uri) throws InterruptedException {
        try {
            var request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(5)).build();
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static int free() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
