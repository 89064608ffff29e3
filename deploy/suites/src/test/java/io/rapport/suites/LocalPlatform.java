package io.rapport.suites;

import io.rapport.test.Patience;
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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A whole platform of separate processes beside any other one, run by the launcher's own commands.
public final class LocalPlatform implements AutoCloseable {

    private static final Path ROOT = Path.of(System.getProperty("rapport.root"));
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Set<Integer> BUSY = Set.of(503, 504);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Patience.LIMIT).build();
    private final Launcher launcher;
    private final List<String> upOptions;
    private final Map<String, String> tokens = new ConcurrentHashMap<>();

    private LocalPlatform(Launcher launcher, List<String> upOptions) {
        this.launcher = launcher;
        this.upOptions = upOptions;
    }

    /// A platform of which nothing runs yet.
    public static LocalPlatform notStarted() {
        return new LocalPlatform(new Launcher(ROOT, "none"), List.of());
    }

    /// Starts everything, empty, in a folder of its own and returns when all of it is ready.
    ///
    /// @param upOptions such as `--instances customer=2`, given to every start
    public static LocalPlatform up(String name, String... upOptions) {
        var platform = new LocalPlatform(new Launcher(ROOT, name), List.of(upOptions));
        platform.launcher.forget();
        try {
            platform.up();
        } catch (AssertionError failed) {
            platform.close();
            throw failed;
        }
        return platform;
    }

    /// Starts what does not run.
    public void up() {
        var command = new ArrayList<>(List.of("up"));
        command.addAll(upOptions);
        run(Patience.WHOLE_PLATFORM, command.toArray(String[]::new));
    }

    /// The folder of public data sets, which may be missing.
    static Path data(String set) {
        return ROOT.resolve("../shared/data").resolve(set).normalize();
    }

    /// Runs a command of the launcher to its end.
    ///
    /// @return what it printed
    public String run(Duration atMost, String... command) {
        return launcher.run(atMost, command);
    }

    /// Runs a command of the launcher to its end, whatever its exit code says.
    ///
    /// @return what it printed
    public String ask(Duration atMost, String... command) {
        return launcher.begin(command).end(atMost, false);
    }

    /// Begins a command of the launcher.
    Launcher.Running begin(String... command) {
        return launcher.begin(command);
    }

    /// The processes as the launcher knows them, each with name, component, pid and ports.
    public List<LocalProcess> processes() {
        var found = new ArrayList<LocalProcess>();
        for (var process : JSON.readTree(run(Patience.WHOLE_PLATFORM, "status", "--json"))) {
            found.add(
                    new LocalProcess(
                            process.path("name").asString(),
                            process.path("component").asString(),
                            process.path("pid").asLong(),
                            process.path("port").asInt(),
                            process.path("managementPort").asInt()));
        }
        return found;
    }

    /// The process of that name, such as `customer` or `customer-2`.
    public LocalProcess process(String name) {
        return processes().stream()
                .filter(process -> process.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + " runs"));
    }

    /// The port of a component's first instance.
    public int port(String component) {
        return process(component).port();
    }

    /// Where it keeps what it stores.
    Path home() {
        return launcher.home();
    }

    /// The broker's address.
    String broker() {
        return "127.0.0.1:" + port("kafka");
    }

    /// Asks through the gateway; again where the platform says that it is too busy to answer in
    /// time, as it does on a machine that does much else.
    public JsonNode get(String user, String path) {
        var answer =
                Patience.await(path + " is answered")
                        .until(
                                () -> send(user, "GET", path, ""),
                                it -> !BUSY.contains(it.statusCode()));
        return read(answer, path);
    }

    /// Sends through the gateway, whatever the answer is.
    public java.net.http.HttpResponse<String> send(
            String user, String method, String path, String body, String... headers) {
        var request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gatewayPort() + path))
                        .timeout(Patience.LIMIT)
                        .header("Authorization", "Bearer " + token(user))
                        .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!body.isEmpty() && !List.of(headers).contains("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        for (var at = 0; at < headers.length; at += 2) {
            request.setHeader(headers[at], headers[at + 1]);
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

    /// Opens a stream of changes through the gateway.
    ///
    /// @param after where an earlier one had come to; `null` begins now
    ChangeStream changes(String user, String query, @Nullable String after) {
        var address = "http://127.0.0.1:" + gatewayPort() + "/api/v1/changes?" + query;
        return new ChangeStream(URI.create(address), token(user), after);
    }

    /// Reads an answer.
    public static JsonNode json(String text) {
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

    /// With which every demo user signs in.
    public String demoPassword() {
        try {
            return Files.readString(home().resolve("authorization/demo-password")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// An access token of a demo user.
    public String token(String user) {
        return tokens.computeIfAbsent(
                user, login -> run(Patience.WHOLE_PLATFORM, "token", login).strip());
    }

    @Override
    public void close() {
        run(Patience.WHOLE_PLATFORM, "down");
        client.close();
    }
}
