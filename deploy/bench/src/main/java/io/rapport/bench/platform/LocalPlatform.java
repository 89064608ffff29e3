package io.rapport.bench.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/// The platform under measurement, run by the launcher's own commands as its users run it.
public final class LocalPlatform {

    private static final JsonMapper JSON = JsonMapper.shared();

    /// What the gateway lets one caller ask for. Its limiter counts as always, but the generator is
    /// one caller and must not be refused.
    private static final Map<String, String> LIMITS =
            Map.of(
                    "RAPPORT_GATEWAY_LIMITS_READ_PERSECOND", "100000",
                    "RAPPORT_GATEWAY_LIMITS_READ_BURST", "100000",
                    "RAPPORT_GATEWAY_LIMITS_WRITE_PERSECOND", "100000",
                    "RAPPORT_GATEWAY_LIMITS_WRITE_BURST", "100000",
                    "RAPPORT_GATEWAY_LIMITS_BULK_PERSECOND", "1000",
                    "RAPPORT_GATEWAY_LIMITS_BULK_BURST", "1000");

    private final Path checkout;
    private final Path home;
    private final int portsFrom;
    private final Map<String, Part> parts = new LinkedHashMap<>();

    /// @param checkout the folder with the root `pom.xml`
    /// @param home what this platform writes
    /// @param portsFrom the first of its ports
    public LocalPlatform(Path checkout, Path home, int portsFrom) {
        this.checkout = checkout;
        this.home = home;
        this.portsFrom = portsFrom;
    }

    /// One process of it.
    ///
    /// @param port where it serves
    public record Part(String name, long pid, int port) {

        /// Its address over HTTP, without a path.
        public String url() {
            return "http://127.0.0.1:" + port;
        }

        ProcessHandle handle() {
            return ProcessHandle.of(pid)
                    .orElseThrow(() -> new IllegalStateException(name + " has ended"));
        }
    }

    /// Starts what does not run, fully optimized. Returns when all of it is ready.
    ///
    /// @param heaps such as `store=3g`
    public void up(List<String> heaps) {
        var code =
                finish(
                        start(
                                Redirect.INHERIT,
                                "up",
                                "--optimized",
                                "--heap",
                                String.join(",", heaps)));
        if (code != 0) {
            throw new IllegalStateException("The platform could not be started");
        }
        parts.clear();
        for (var line : JSON.readTree(output("status", "--json"))) {
            var name = line.path("name").asString();
            parts.put(name, new Part(name, line.path("pid").asLong(), line.path("port").asInt()));
        }
    }

    /// Deletes what an earlier run left, for it would be measured as well; not while any of it
    /// runs.
    public void forget() {
        if (!Files.exists(home) || !JSON.readTree(output("status", "--json")).isEmpty()) {
            return;
        }
        try (var files = Files.walk(home)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void down() {
        finish(start(Redirect.INHERIT, "down"));
    }

    /// An access token for that demo user.
    public String token(String login) {
        return output("token", login).strip();
    }

    /// Makes somebody who may log in: that employee, in these roles. The next token says so.
    public void link(String login, String employee, List<String> roles) {
        try {
            var secret = Files.readString(home.resolve("authorization/cli-secret")).strip();
            var pair = ("rapport-cli:" + secret).getBytes(StandardCharsets.UTF_8);
            var body = Map.of("employee", employee, "roles", roles);
            var request =
                    HttpRequest.newBuilder(
                                    URI.create(
                                            part("authorization").url() + "/demo/users/" + login))
                            .header(
                                    "Authorization",
                                    "Basic " + Base64.getEncoder().encodeToString(pair))
                            .header("Content-Type", "application/json")
                            .PUT(BodyPublishers.ofString(JSON.writeValueAsString(body)));
            try (var http = HttpClient.newHttpClient()) {
                var answer = http.send(request.build(), BodyHandlers.ofString());
                if (answer.statusCode() != 200) {
                    throw new IllegalStateException(
                            "The demo user " + login + " was answered " + answer.statusCode());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    /// The process of that name, such as `customer`.
    public Part part(String name) {
        var part = parts.get(name);
        if (part == null) {
            throw new IllegalStateException("There is no " + name + " in the platform");
        }
        return part;
    }

    public List<Part> parts() {
        return List.copyOf(parts.values());
    }

    /// Stops a process in its tracks until [#resume(String...)]: it keeps its memory and its
    /// connections.
    public void pause(String... names) {
        signal("-STOP", names);
    }

    public void resume(String... names) {
        signal("-CONT", names);
    }

    private void signal(String signal, String... names) {
        var command = new ArrayList<>(List.of("kill", signal));
        Stream.of(names).map(name -> Long.toString(part(name).pid())).forEach(command::add);
        try {
            if (finish(new ProcessBuilder(command).inheritIO().start()) != 0) {
                throw new IllegalStateException(String.join(" ", command) + " failed");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String output(String... command) {
        var process = start(Redirect.PIPE, command);
        try (var output = process.getInputStream()) {
            var text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            finish(process);
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process start(Redirect output, String... command) {
        var all = new ArrayList<String>();
        all.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        all.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m"));
        all.add("-Drapport.checkout=" + checkout);
        all.add("-jar");
        all.add(checkout.resolve("deploy/launcher/target/launcher.jar").toString());
        all.addAll(List.of(command));
        var builder =
                new ProcessBuilder(all).redirectOutput(output).redirectError(Redirect.INHERIT);
        builder.environment().putAll(LIMITS);
        builder.environment().put("RAPPORT_HOME", home.toString());
        builder.environment().put("RAPPORT_PORTS_FROM", Integer.toString(portsFrom));
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int finish(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted");
        }
    }
}
