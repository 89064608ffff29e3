package io.rapport.test;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The API document that a running service serves (the committed one), and whether an answer keeps
/// to it.
public final class ApiDocument {

    /// Where every service serves it.
    static final String PATH = "/v3/api-docs";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final SchemaRegistry SCHEMAS =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final ConcurrentMap<Integer, ApiDocument> KNOWN = new ConcurrentHashMap<>();

    private final JsonNode document;
    private final List<Operation> operations;
    private final ConcurrentMap<String, Schema> compiled = new ConcurrentHashMap<>();

    ApiDocument(JsonNode document) {
        this.document = document;
        var found = new ArrayList<Operation>();
        document.path("paths")
                .forEachEntry((path, methods) ->
                        methods.forEachEntry((method, says) ->
                                found.add(
                                        new Operation(
                                                method.toUpperCase(Locale.ROOT), path, says))));
        // A literal segment wins over a variable one.
        found.sort(Comparator.comparing(operation -> operation.path().replace('{', '~')));
        this.operations = List.copyOf(found);
    }

    /// What the service at this port serves.
    ///
    /// @throws IllegalStateException if it serves none
    public static ApiDocument at(int port) {
        return KNOWN.computeIfAbsent(port, _ -> new ApiDocument(fetch(port)));
    }

    private static JsonNode fetch(int port) {
        var uri = URI.create("http://127.0.0.1:" + port + "/v3/api-docs");
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("no API document: " + answer.statusCode());
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// One method of one path.
    ///
    /// @param path with its variables in braces
    public record Operation(String method, String path, JsonNode says) {

        /// Whom the document names as callers.
        public Set<String> roles() {
            var named = says.path("description").asString("").replaceFirst("(?s).*Roles: ", "");
            return new TreeSet<>(Arrays.asList(named.split(", ")));
        }

        /// The path with this in place of every variable.
        public String pathOf(String id) {
            return path.replaceAll("\\{[^}]+}", Matcher.quoteReplacement(id));
        }

        public boolean hasVariable() {
            return path.contains("{");
        }

        /// The media types of its body; none where it takes none.
        public Set<String> bodies() {
            return says.path("requestBody")
                    .path("content")
                    .propertyStream()
                    .map(entry -> entry.getKey())
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        /// The names of its query parameters.
        public Set<String> queries() {
            return queries(_ -> true);
        }

        /// The names of those that are numbers.
        public Set<String> numbers() {
            return queries(
                    parameter -> parameter.at("/schema/type").asString("").equals("integer"));
        }

        private Set<String> queries(Predicate<JsonNode> which) {
            return says.path("parameters")
                    .valueStream()
                    .filter(parameter -> parameter.path("in").asString("").equals("query"))
                    .filter(which)
                    .map(parameter -> parameter.path("name").asString(""))
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        boolean matches(String method, String actual) {
            return this.method.equals(method)
                    && actual.matches(path.replaceAll("\\{[^}]+}", "[^/]+").replace(".", "\\."));
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    public List<Operation> operations() {
        return operations;
    }

    /// The operation that answers this path, which is without its query.
    public Optional<Operation> operation(String method, String path) {
        return operations.stream().filter(each -> each.matches(method, path)).findFirst();
    }

    /// A schema without its outermost reference, and without the `null` that it may also be.
    public JsonNode resolved(JsonNode schema) {
        var any = schema.path("anyOf");
        if (any.path(1).path("type").asString("").equals("null")) {
            return resolved(any.path(0));
        }
        var reference = schema.path("$ref").asString("");
        return reference.isEmpty() ? schema : resolved(document.at(reference.substring(1)));
    }

    /// In which ways the answer differs from what the document promises; nothing where it keeps to
    /// it. A path that the document does not have may only answer a problem.
    List<String> complaints(String method, String path, Api.Answer answer) {
        var status = Integer.toString(answer.status());
        var operation = operation(method, path);
        if (operation.isEmpty()) {
            return answer.status() < 400 && !path.equals(PATH)
                    ? List.of("an operation that the document does not have")
                    : answer.status() < 400 ? List.of() : problem(answer);
        }
        var promised = resolved(operation.get().says().path("responses").path(status));
        if (promised.isMissingNode()) {
            return List.of("status " + status + " is not documented");
        }
        if (answer.status() >= 400) {
            var complaints = new ArrayList<>(problem(answer));
            if (!promised.at("/content/application~1problem+json/examples").has(answer.code())) {
                complaints.add("the code " + answer.code() + " is not documented");
            }
            return complaints;
        }
        var content = promised.path("content").path("application/json").path("schema");
        return content.isMissingNode()
                ? List.of()
                : errors(operation + " " + status, content, answer.body());
    }

    private List<String> problem(Api.Answer answer) {
        if (!answer.header("Content-Type").startsWith("application/problem+json")) {
            return List.of("no problem document but " + answer.header("Content-Type"));
        }
        var schema = document.at("/components/schemas/Problem");
        if (schema.isMissingNode()) {
            throw new IllegalStateException("the document has no component Problem");
        }
        return errors("problem", schema, answer.body());
    }

    private List<String> errors(String name, JsonNode schema, JsonNode body) {
        return compiled
                .computeIfAbsent(name, _ -> SCHEMAS.getSchema(whole(schema)))
                .validate(body)
                .stream()
                .map(Error::toString)
                .toList();
    }

    /// The schema with the components that it refers to.
    private ObjectNode whole(JsonNode schema) {
        var whole = (ObjectNode) schema.deepCopy();
        whole.set("components", document.path("components"));
        return whole;
    }
}
