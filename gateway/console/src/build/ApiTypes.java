import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The services' committed API documents as TypeScript: a namespace of records each, and one table of operations. So a
/// screen that asks for what the API does not have fails the type check.
final class ApiTypes {

    private static final Map<String, String> DOCUMENTS =
            new TreeMap<>(
                    Map.of(
                            "customer", "customer-service",
                            "sales", "opportunity-service",
                            "desk", "service-desk-service",
                            "marketing", "marketing-service",
                            "analytics", "analytics-service"));
    private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");

    private final StringBuilder text = new StringBuilder("// Made by the build from the API documents of the services.\n");
    private final TreeMap<String, String> operations = new TreeMap<>();

    private ApiTypes() {}

    static void write(Path root, Path to) throws IOException {
        var types = new ApiTypes();
        for (var document : DOCUMENTS.entrySet()) {
            var file = root.resolve(document.getValue()).resolve("src/main/resources/openapi.json");
            types.add(document.getKey(), JsonMapper.shared().readTree(file.toFile()));
        }
        types.text.append("export interface Operations {\n");
        types.operations.forEach((name, type) -> types.text.append("  '").append(name).append("': ").append(type).append(";\n"));
        Files.writeString(to, types.text.append("}\n"));
    }

    private void add(String space, JsonNode document) {
        text.append("export namespace ").append(space).append(" {\n");
        for (var schema : document.at("/components/schemas").properties()) {
            text.append("  export type ").append(schema.getKey()).append(" = ").append(type(schema.getValue(), "")).append(";\n");
        }
        text.append("}\n");
        for (var path : document.get("paths").properties()) {
            for (var operation : path.getValue().properties()) {
                if (METHODS.contains(operation.getKey())) {
                    var name = operation.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey();
                    // Every service has its part of /metadata; the gateway joins them.
                    operations.merge(name, operation(space, operation.getValue()), (one, other) -> one + " & " + other);
                }
            }
        }
    }

    private static String operation(String space, JsonNode operation) {
        var query = new ArrayList<String>();
        for (var parameter : operation.path("parameters")) {
            if (parameter.path("in").asString().equals("query")) {
                var optional = parameter.path("required").asBoolean(false) ? "" : "?";
                query.add("'" + parameter.get("name").asString() + "'" + optional + ": " + parameterType(parameter.path("schema"), space));
            }
        }
        var answer = "void";
        for (var response : operation.get("responses").properties()) {
            var content = response.getValue().path("content");
            if (response.getKey().startsWith("2") && content.has("application/json")) {
                answer = type(content.get("application/json").get("schema"), space + ".");
            }
        }
        var body = "never";
        for (var kind : operation.at("/requestBody/content").properties()) {
            if (kind.getKey().endsWith("json")) {
                body = type(kind.getValue().get("schema"), space + ".");
            }
        }
        return "{ query: { " + String.join("; ", query) + " }; body: " + body + "; answer: " + answer + " }";
    }

    /// A value that may be given several times may also be given once.
    private static String parameterType(JsonNode schema, String space) {
        if (schema.path("type").asString("").equals("array")) {
            var one = type(schema.path("items"), space + ".");
            return one + " | readonly (" + one + ")[]";
        }
        return type(schema, space + ".");
    }

    private static String type(JsonNode schema, String space) {
        if (schema.has("$ref")) {
            var reference = schema.get("$ref").asString();
            return space + reference.substring(reference.lastIndexOf('/') + 1);
        }
        for (var choice : List.of("oneOf", "anyOf")) {
            if (schema.has(choice)) {
                return "(" + each(schema.get(choice), space, " | ") + ")";
            }
        }
        if (schema.has("allOf")) {
            return "(" + each(schema.get("allOf"), space, " & ") + ")";
        }
        if (schema.has("const")) {
            return schema.get("const").toString();
        }
        if (schema.has("enum")) {
            return schema.get("enum").valueStream().map(JsonNode::toString).collect(Collectors.joining(" | ", "(", ")"));
        }
        var type = schema.path("type");
        return type.isArray()
                ? type.valueStream().map(one -> plain(one.asString(), schema, space)).collect(Collectors.joining(" | ", "(", ")"))
                : plain(type.asString("object"), schema, space);
    }

    private static String plain(String type, JsonNode schema, String space) {
        return switch (type) {
            case "array" -> "readonly (" + type(schema.path("items"), space) + ")[]";
            case "integer", "number" -> "number";
            case "string", "boolean", "null" -> type;
            default -> object(schema, space);
        };
    }

    private static String object(JsonNode schema, String space) {
        if (!schema.has("properties")) {
            var values = schema.path("additionalProperties");
            return "Readonly<Record<string, " + (values.isObject() && !values.isEmpty() ? type(values, space) : "unknown") + ">>";
        }
        var required = schema.path("required").valueStream().map(JsonNode::asString).toList();
        return schema.get("properties").properties().stream()
                .map(p -> "readonly '" + p.getKey() + "'" + (required.contains(p.getKey()) ? "" : "?") + ": " + type(p.getValue(), space))
                .collect(Collectors.joining("; ", "{ ", " }"));
    }

    private static String each(JsonNode schemas, String space, String between) {
        return schemas.valueStream().map(one -> type(one, space)).collect(Collectors.joining(between));
    }
}
