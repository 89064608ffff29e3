package io.rapport.suites;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A whole platform of separate processes beside any other one, run by the launcher's own commands.
final class LocalPlatform implements AutoCloseable {

    private static final Path ROOT = Path.of(System.getProperty("rapport.root"));
    private static final int PORTS_FROM = 23_000;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Path home;
    private final Map<String, String> tokens = new ConcurrentHashMap<>();

    private LocalPlatform(Path home) {
        this.home = home;
    }

    /// A platform of which nothing runs yet.
    static LocalPlatform notStarted() {
        return new LocalPlatform(ROOT.resolve("deploy/suites/target/none"));
    }

    /// Starts everything in a folder of its own and returns when all of it is ready.
    static LocalPlatform up(String name) {
        var home = ROOT.resolve("deploy/suites/target").resolve(name);
        var platform = new LocalPlatform(home);
        platform.up();
        return platform;
    }

    /// Starts what does not run.
    void up() {
        run(Duration.ofMinutes(8), "up");
    }

    /// The folder of public data sets, which may be missing.
    static Path data(String set) {
        return ROOT.resolve("../shared/data").resolve(set).normalize();
    }

    /// Runs a command of the launcher to its end.
    ///
    /// @return what it printed
    String run(Duration atMost, String... command) {
        var log = home.resolve(command[0] + "-" + System.nanoTime() + ".out");
        var all = new ArrayList<String>();
        all.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        all.addAll(
                List.of(
                        "-XX:TieredStopAtLevel=1",
                        "-Drapport.checkout=" + ROOT,
                        "-jar",
                        ROOT.resolve("deploy/launcher/target/launcher.jar").toString()));
        all.addAll(List.of(command));
        var builder =
                new ProcessBuilder(all).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("RAPPORT_HOME", home.toString());
        builder.environment().put("RAPPORT_PORTS_FROM", Integer.toString(PORTS_FROM));
        try {
            Files.createDirectories(home);
            var process = builder.start();
            if (!process.waitFor(atMost.toSeconds(), TimeUnit.SECONDS)) {
                process.destroy();
                throw new AssertionError(command[0] + " took too long:\n" + Files.readString(log));
            }
            var printed = Files.readString(log);
            if (process.exitValue() != 0 && !command[0].equals("status")) {
                throw new AssertionError(command[0] + " failed:\n" + printed);
            }
            return printed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Ends a process as a power cut would.
    void killHard(String component) {
        for (var process : JSON.readTree(run(Duration.ofMinutes(1), "status", "--json"))) {
            if (process.path("component").asString().equals(component)) {
                ProcessHandle.of(process.path("pid").asLong())
                        .ifPresent(handle -> {
                            handle.destroyForcibly();
                            handle.onExit().join();
                        });
            }
        }
    }

    /// The port of a component's first instance.
    int port(String component) {
        for (var process : JSON.readTree(run(Duration.ofMinutes(1), "status", "--json"))) {
            if (process.path("component").asString().equals(component)) {
                return process.path("port").asInt();
            }
        }
        throw new AssertionError("no " + component + " runs");
    }

    /// Asks through the gateway.
    JsonNode get(String user, String path) {
        return read(send(user, "GET", path, ""), path);
    }

    /// Sends through the gateway, whatever the answer is.
    java.net.http.HttpResponse<String> send(
            String user, String method, String path, String body, String... headers) {
        var request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gatewayPort() + path))
                        .timeout(Duration.ofSeconds(60))
                        .header("Authorization", "Bearer " + token(user))
                        .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static JsonNode json(String text) {
        return JSON.readTree(text);
    }

    private static JsonNode read(java.net.http.HttpResponse<String> answer, String path) {
        if (answer.statusCode() != 200) {
            throw new AssertionError(
                    path + " answered " + answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    private int gatewayPort() {
        return Integer.parseInt(tokens.computeIfAbsent("#gateway", _ -> "" + port("gateway")));
    }

    private String token(String user) {
        return tokens.computeIfAbsent(
                user, login -> run(Duration.ofMinutes(1), "token", login).strip());
    }

    @Override
    public void close() {
        run(Duration.ofMinutes(2), "down");
        client.close();
    }
}
