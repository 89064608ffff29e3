package io.rapport.observability;

import static io.rapport.test.Patience.await;

import io.rapport.test.TestBroker;
import io.rapport.test.TestStore;
import io.rapport.test.TestTokens;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/// The gateway and some services as processes of their own, from the jars that a deployment would
/// run, under the settings that it would give them; broker, store and tokens are this JVM's.
final class Processes implements AutoCloseable {

    private static final Path LOGS = Path.of("target", "logs");

    private final Map<String, Ports> ports = new LinkedHashMap<>();
    private final Map<String, String> settings = new TreeMap<>();
    private final List<Process> running = new ArrayList<>();

    private record Ports(int web, int management) {}

    /// @param modules folders of the modules to start
    Processes(Map<String, String> settings, String... modules) throws IOException {
        this.settings.putAll(settings);
        for (var module : modules) {
            ports.put(module, new Ports(free(), free()));
        }
    }

    void start() throws IOException {
        Files.createDirectories(LOGS);
        for (var module : ports.keySet()) {
            running.add(launch(module));
        }
        await("all processes are ready")
                .pollInterval(Duration.ofMillis(500))
                .until(() -> ports.keySet().stream().allMatch(this::ready));
    }

    int web(String module) {
        return ports(module).web();
    }

    int management(String module) {
        return ports(module).management();
    }

    String log(String module) {
        return Exported.text(LOGS.resolve(module + ".log"));
    }

    static String database(String module) {
        return "observed_" + module.replace('-', '_');
    }

    private Ports ports(String module) {
        var its = ports.get(module);
        if (its == null) {
            throw new IllegalArgumentException(module);
        }
        return its;
    }

    private Process launch(String module) throws IOException {
        var builder =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx160m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-jar",
                                jar(module).toString())
                        .redirectErrorStream(true)
                        .redirectOutput(LOGS.resolve(module + ".log").toFile());
        builder.environment().putAll(environment(module));
        return builder.start();
    }

    private Map<String, String> environment(String module) {
        var environment = new TreeMap<>(settings);
        environment.put("SERVER_PORT", Integer.toString(web(module)));
        environment.put("MANAGEMENT_SERVER_PORT", Integer.toString(management(module)));
        environment.put("RAPPORT_ISSUER", TestTokens.issuer());
        environment.put("RAPPORT_KAFKA", TestBroker.bootstrapServers());
        environment.put("RAPPORT_MONGODB", TestStore.uri());
        environment.put("RAPPORT_DATABASE", database(module));
        ports.forEach((other, its) ->
                environment.put(
                        "RAPPORT_SERVICES_" + word(other), "http://127.0.0.1:" + its.web()));
        return environment;
    }

    private static String word(String module) {
        return module.replace("-service", "").replace('-', '_').toUpperCase(Locale.ROOT);
    }

    private static Path jar(String module) throws IOException {
        var folder = Exported.ROOT.resolve(module).resolve("target");
        try (var files = Files.newDirectoryStream(folder, "rapport-*.jar")) {
            for (var file : files) {
                return file;
            }
        }
        throw new AssertionError("package " + module + " first: no jar in " + folder);
    }

    private boolean ready(String module) {
        if (running.stream().anyMatch(each -> !each.isAlive())) {
            throw new AssertionError("ended: " + ports.keySet() + "\n" + log(module));
        }
        var probe = "http://127.0.0.1:" + management(module) + "/actuator/health/readiness";
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(probe)).build();
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static int free() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        running.forEach(Process::destroy);
        for (var process : running) {
            try {
                if (!process.waitFor(25, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
