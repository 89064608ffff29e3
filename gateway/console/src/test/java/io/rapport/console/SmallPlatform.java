package io.rapport.console;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What the console talks to, for its tests: the gateway's pages with their policy, a session, and
/// the API over [Records]. What was sent is kept; what is to be answered next can be said.
final class SmallPlatform implements AutoCloseable {

    static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self';"
                    + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final Path CONSOLE = Path.of("target/classes/console");
    private static final Map<String, String> TYPES =
            Map.of(
                    "html",
                    "text/html",
                    "js",
                    "text/javascript",
                    "css",
                    "text/css",
                    "txt",
                    "text/plain");

    /// Parameters of lists, and the attributes that they look at.
    private static final Map<String, String> FILTERS =
            Map.ofEntries(
                    Map.entry("stage", "stageId"),
                    Map.entry("status", "status"),
                    Map.entry("lifecycle", "lifecycle"),
                    Map.entry("kind", "kind"),
                    Map.entry("priority", "priority"),
                    Map.entry("series", "series"),
                    Map.entry("assignee", "assigneeId"),
                    Map.entry("employee", "employeeId"),
                    Map.entry("read", "read"),
                    Map.entry("owner", "ownerId"),
                    Map.entry("handler", "handlerId"),
                    Map.entry("team", "teamId"),
                    Map.entry("manager", "managerId"));

    final Records records = new Records();
    final SmallOperations operations = new SmallOperations();
    final SmallImports imports = new SmallImports();
    final List<Sent> sent = new CopyOnWriteArrayList<>();
    final Deque<Reply> next = new ConcurrentLinkedDeque<>();

    /// What views answer: what was recorded, where a story tells nothing else.
    final Answers told = new Answers();

    volatile boolean signedIn = true;
    volatile boolean reachable = true;
    volatile int manyCustomers;

    /// What a telephone number finds.
    final List<JsonNode> callers = new CopyOnWriteArrayList<>();

    /// Addresses as a log would hold them.
    final List<String> addresses = new CopyOnWriteArrayList<>();

    volatile boolean losesAnswers;

    /// Those of the person, if they are not an administrator's.
    volatile List<String> roles = List.of();

    /// Who the person is, if not who was recorded.
    volatile @Nullable JsonNode employee;

    private final List<OutputStream> streams = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    /// A request that changes something.
    record Sent(String method, String path, Map<String, List<String>> headers, JsonNode body) {

        String header(String name) {
            return headers.entrySet().stream()
                    .filter(one -> one.getKey().equalsIgnoreCase(name))
                    .flatMap(one -> one.getValue().stream())
                    .findFirst()
                    .orElse("");
        }
    }

    /// What the next command is answered instead of being obeyed.
    record Reply(int status, String body) {}

    SmallPlatform() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    String address(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/console" + path;
    }

    int openStreams() {
        return streams.size();
    }

    /// As if the stream of changes told of it.
    void tell(String kind, String id) throws IOException {
        var line = "event: change\ndata: {\"kind\":\"%s\",\"id\":\"%s\"}\n\n".formatted(kind, id);
        for (var stream : streams) {
            stream.write(line.getBytes(StandardCharsets.UTF_8));
            stream.flush();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            addresses.add(exchange.getRequestURI().toString());
            if (path.startsWith("/console")) {
                page(exchange, path);
            } else if (path.equals("/session")) {
                session(exchange);
            } else if (path.startsWith("/session/")) {
                reply(exchange, 200, "text/html", "<title>signed out</title><h1>signed out</h1>");
            } else if (!reachable) {
                return; // closed without an answer
            } else if (!signedIn) {
                problem(exchange, 401, "access.unauthenticated");
            } else if (path.equals("/api/v1/changes")) {
                stream(exchange);
            } else if (path.startsWith("/api/v1/")) {
                api(exchange, path.substring("/api/v1/".length()));
            } else {
                reply(exchange, 404, "text/plain", "");
            }
        }
    }

    private void page(HttpExchange exchange, String path) throws IOException {
        var file = CONSOLE.resolve(path.replaceFirst("^/console/?", "")).normalize();
        if (!file.startsWith(CONSOLE) || !Files.isRegularFile(file)) {
            file = CONSOLE.resolve("index.html");
        }
        var name = file.toString();
        exchange.getResponseHeaders().set("Content-Security-Policy", POLICY);
        reply(
                exchange,
                200,
                TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "text/plain"),
                Files.readString(file));
    }

    private void session(HttpExchange exchange) throws IOException {
        if (!signedIn) {
            problem(exchange, 401, "access.unauthenticated");
            return;
        }
        exchange.getResponseHeaders().set("Set-Cookie", "XSRF-TOKEN=proof; Path=/; SameSite=Lax");
        json(exchange, 200, "{\"user\":\"anna\",\"endsAt\":null,\"idleEndsAt\":null}");
    }

    private void stream(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        var out = exchange.getResponseBody();
        out.write("retry: 200\n\nevent: open\ndata: {}\n\n".getBytes(StandardCharsets.UTF_8));
        out.flush();
        streams.add(out);
        try {
            var gone = new java.util.concurrent.CountDownLatch(1);
            while (!gone.await(300, java.util.concurrent.TimeUnit.MILLISECONDS)) {
                out.write(": alive\n\n".getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        } catch (IOException | InterruptedException e) {
            streams.remove(out);
        }
    }

    private void api(HttpExchange exchange, String path) throws IOException {
        var query = new Query(exchange.getRequestURI().getRawQuery());
        var method = exchange.getRequestMethod();
        var parts = path.split("/", -1);
        if (method.equals("GET")) {
            if (parts[0].equals("operations")) {
                say(exchange, operations.answer(method, List.of(parts), query, acting()));
            } else if (SmallImports.isAbout(List.of(parts))) {
                say(exchange, imports.read(List.of(parts)));
            } else if (parts.length > 2 && parts[2].equals("audience")) {
                json(exchange, 200, records.audience(parts[1], query).toString());
            } else {
                json(exchange, 200, read(parts, query));
            }
            return;
        }
        var body = exchange.getRequestBody().readAllBytes();
        var request =
                new Sent(
                        method,
                        path,
                        exchange.getRequestHeaders(),
                        isLines(exchange)
                                ? lines(body)
                                : body.length == 0
                                        ? Records.JSON.createObjectNode()
                                        : Records.JSON.readTree(body));
        if (path.equals("search")) {
            json(exchange, 200, found(request.body()).toString());
            return;
        }
        sent.add(request);
        var said = next.poll();
        if (said != null) {
            say(exchange, said);
        } else if (parts[0].equals("operations")) {
            say(exchange, operations.answer(method, List.of(parts), query, acting()));
        } else if (SmallImports.isAbout(List.of(parts))) {
            say(exchange, imports.obey(List.of(parts), query, request));
        } else {
            obey(exchange, parts, request);
        }
    }

    private JsonNode found(JsonNode asked) {
        if (!asked.has("phone")) {
            return Records.answer("search");
        }
        var answer = Records.JSON.createObjectNode().put("more", false);
        answer.putArray("items").addAll(callers);
        return answer;
    }

    private static boolean isLines(HttpExchange exchange) {
        return "application/x-ndjson".equals(exchange.getRequestHeaders().getFirst("Content-Type"));
    }

    private static JsonNode lines(byte[] body) {
        var lines = Records.JSON.createArrayNode();
        new String(body, StandardCharsets.UTF_8)
                .lines()
                .forEach(line -> lines.add(Records.JSON.readTree(line)));
        return lines;
    }

    private void obey(HttpExchange exchange, String[] parts, Sent request) throws IOException {
        if (parts.length == 1) {
            json(exchange, 201, done(records.add(parts[0], request.body())));
            return;
        }
        var record = records.find(parts[0], parts[1]).orElseThrow();
        if (parts.length > 3 && parts[2].equals("audience")) {
            records.address(record, parts[3].equals("additions"), request.body());
            json(exchange, 200, done(record));
            return;
        }
        var match = request.header("If-Match");
        if (!match.isEmpty() && !match.equals("\"" + record.path("revision").asLong() + "\"")) {
            problem(exchange, 412, "request.conflict");
            return;
        }
        if (parts.length == 2) {
            Records.change(parts[0], record, request.body());
        } else {
            Records.obey(record, parts[2], request.body());
        }
        Records.raise(record);
        json(exchange, 200, done(record));
    }

    private static String done(ObjectNode record) {
        return "{\"id\":\"%s\",\"revision\":%d,\"sequence\":%d}"
                .formatted(
                        record.path("id").asString(),
                        record.path("revision").asLong(),
                        record.path("sequence").asLong());
    }

    private String read(String[] parts, Query query) {
        return switch (parts[0]) {
            case "me" -> who();
            case "metadata" -> records.metadata().toString();
            case "search" ->
                    query.one("kind").equals("product")
                            ? records.search("product", "products", query.one("q")).toString()
                            : Records.answer("search").toString();
            case "views" -> told.get(parts.length == 3 ? "view" : parts[3]).toString();
            case "funnel" ->
                    told.get(
                                    parts.length > 1
                                            ? "funnel-deals"
                                            : query.one("by").equals("owner")
                                                    ? "funnel-owner"
                                                    : "funnel-stage")
                            .toString();
            default ->
                    parts.length == 1 || parts.length == 3
                            ? list(parts[0], query)
                            : single(parts[0], parts[1]);
        };
    }

    /// The platform keeps what it counted for a while; here it never counts the same again.
    private final Map<String, Integer> kept = new ConcurrentHashMap<>();

    private List<String> acting() {
        return roles.isEmpty() ? List.of("administrator") : roles;
    }

    private String who() {
        var me = (ObjectNode) Records.answer("me");
        var other = employee;
        if (other != null) {
            me.set("employee", other);
            var team = other.at("/state/teamId").asString();
            me.putArray("teams").addObject().put("id", team).put("member", true);
        }
        if (!roles.isEmpty()) {
            var named = me.putArray("roles");
            roles.forEach(named::add);
        }
        return (roles.equals(List.of("operator")) ? me.put("sees", "NONE") : me).toString();
    }

    private String single(String kind, String id) {
        var record = records.find(kind, id).orElseThrow().deepCopy();
        record.set("names", records.names());
        return record.toString();
    }

    private String list(String kind, Query query) {
        var page = Records.JSON.createObjectNode();
        var items = page.putArray("items");
        if (kind.equals("customers") && manyCustomers > 0 && query.all("id").isEmpty()) {
            many(page, query);
        } else {
            var limit = query.one("limit").isEmpty() ? 50 : Integer.parseInt(query.one("limit"));
            var from = query.one("cursor").isEmpty() ? 0 : Integer.parseInt(query.one("cursor"));
            var found = selected(kind, query).toList();
            found.stream().skip(from).limit(limit).forEach(items::add);
            if (found.size() > from + limit) {
                page.put("nextCursor", String.valueOf(from + limit));
            }
            page.put("total", kept.computeIfAbsent(kind + query, _ -> found.size()));
        }
        page.set("names", records.names());
        page.putArray("namesMissing");
        return page.toString();
    }

    private Stream<ObjectNode> selected(String kind, Query query) {
        return records.all(kind).stream()
                .filter(one -> is(query, "id", one.path("id").asString()))
                .filter(one ->
                        FILTERS.entrySet().stream()
                                .allMatch(filter ->
                                        is(
                                                query,
                                                filter.getKey(),
                                                one.at("/state/" + filter.getValue())
                                                        .asString("none"))))
                .filter(one ->
                        query.one("active").isEmpty()
                                || query.one("active").equals(String.valueOf(Records.inUse(one))))
                .filter(one ->
                        is(
                                query,
                                "parent",
                                one.at(
                                                "/state/"
                                                        + (kind.equals("teams")
                                                                ? "parentTeamId"
                                                                : "parentId"))
                                        .asString("none")))
                .filter(one -> Records.name(one).contains(query.one("name")));
    }

    private static boolean is(Query query, String name, String value) {
        return query.all(name).isEmpty() || query.all(name).contains(value);
    }

    private void many(ObjectNode page, Query query) {
        var from = query.one("cursor").isEmpty() ? 0 : Integer.parseInt(query.one("cursor"));
        var items = page.withArray("items");
        for (var i = from; i < Math.min(manyCustomers, from + 100); i++) {
            var copy = records.all("customers").get(i % records.all("customers").size()).deepCopy();
            copy.put("id", "cus_" + i);
            items.add(copy);
        }
        page.put("nextCursor", String.valueOf(from + 100))
                .put("total", 10_000)
                .put("totalIsAtLeast", true);
    }

    private static void problem(HttpExchange exchange, int status, String code) throws IOException {
        reply(
                exchange,
                status,
                "application/problem+json",
                "{\"type\":\"urn:rapport:problem:%s\",\"status\":%d,\"code\":\"%s\"}"
                        .formatted(code, status, code));
    }

    private void say(HttpExchange exchange, Reply said) throws IOException {
        if (losesAnswers) {
            return; // done, and nobody hears of it
        }
        var type = said.status() < 400 ? "application/json" : "application/problem+json";
        reply(exchange, said.status(), type, said.body());
    }

    private static void json(HttpExchange exchange, int status, String body) throws IOException {
        exchange.getResponseHeaders()
                .set("Rapport-Token", "seen~1~" + Instant.now().getEpochSecond() % 1000);
        reply(exchange, status, "application/json", body);
    }

    private static void reply(HttpExchange exchange, int status, String type, String body)
            throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /// Recorded answers, of which one may be changed.
    static final class Answers {

        private final Map<String, JsonNode> changed = new ConcurrentHashMap<>();

        JsonNode get(String name) {
            return changed.getOrDefault(name, Records.answer(name));
        }

        void change(String name, Consumer<JsonNode> change) {
            var answer = get(name);
            change.accept(answer);
            changed.put(name, answer);
        }
    }

    record Query(Map<String, List<String>> parameters) {

        Query(String raw) {
            this(parse(raw));
        }

        String one(String name) {
            return all(name).stream().findFirst().orElse("");
        }

        List<String> all(String name) {
            return parameters.getOrDefault(name, List.of());
        }

        private static Map<String, List<String>> parse(String raw) {
            var found = new java.util.HashMap<String, List<String>>();
            var parts = new ArrayDeque<>(List.of(raw == null ? new String[0] : raw.split("&", -1)));
            for (var part : parts) {
                var at = part.indexOf('=');
                if (at > 0) {
                    found.computeIfAbsent(part.substring(0, at), _ -> new ArrayList<>())
                            .add(URLDecoder.decode(part.substring(at + 1), StandardCharsets.UTF_8));
                }
            }
            return found;
        }
    }
}
