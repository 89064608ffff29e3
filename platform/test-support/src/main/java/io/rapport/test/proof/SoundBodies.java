package io.rapport.test.proof;

import io.rapport.test.ApiDocument;
import io.rapport.test.ApiDocument.Operation;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/// The least body that an operation takes: what its schema requires, and nothing else.
final class SoundBodies {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private SoundBodies() {}

    static String of(ApiDocument document, Operation operation, String type) {
        var schema = operation.says().path("requestBody").path("content").path(type).path("schema");
        return least(document, schema).toString();
    }

    private static JsonNode least(ApiDocument document, JsonNode given) {
        var schema = document.resolved(given);
        if (schema.has("enum")) {
            return schema.path("enum").path(0);
        }
        return switch (schema.path("type").asString("")) {
            case "string" -> NODES.stringNode(text(schema));
            case "integer", "number" -> NODES.numberNode(schema.path("minimum").asInt(1));
            case "boolean" -> NODES.booleanNode(true);
            case "array" -> list(document, schema);
            default -> object(document, schema);
        };
    }

    private static String text(JsonNode schema) {
        var pattern = schema.path("pattern").asString(".*");
        return switch (schema.path("format").asString("")) {
            case "date-time" -> "2026-01-05T00:00:00Z";
            case "date" -> "2026-01-05";
            default ->
                    Stream.of("EUR", "eur", "1", "con_1", "entered")
                            .filter(text -> text.matches(pattern))
                            .findFirst()
                            .orElseThrow(() -> new IllegalStateException("no text for " + pattern));
        };
    }

    private static JsonNode list(ApiDocument document, JsonNode schema) {
        var list = JSON.createArrayNode();
        for (var each = 0; each < schema.path("minItems").asInt(0); each++) {
            list.add(least(document, schema.path("items")));
        }
        return list;
    }

    private static JsonNode object(ApiDocument document, JsonNode schema) {
        var object = JSON.createObjectNode();
        schema.path("required")
                .forEach(name ->
                        object.set(
                                name.asString(),
                                least(document, schema.path("properties").path(name.asString()))));
        return object;
    }
}
