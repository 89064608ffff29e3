package io.rapport.test.proof;

import io.rapport.test.ApiDocument;
import io.rapport.test.ApiDocument.Operation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Bodies that an operation must refuse, by what is wrong with them.
final class WrongBodies {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// Fields of the store, of others, or of the machinery: nobody sets them.
    private static final List<String> NOT_YOURS =
            List.of(
                    "_id",
                    "_class",
                    "id",
                    "version",
                    "revision",
                    "sequence",
                    "epoch",
                    "tenant",
                    "tenantId",
                    "roles",
                    "createdAt",
                    "recordedAt",
                    "outbox",
                    "ob",
                    "keys",
                    "mergedInto",
                    "canonicalId",
                    "$set",
                    "$where",
                    "a.b",
                    "__proto__",
                    "constructor");

    private final ApiDocument document;
    private final Operation operation;
    private final String type;

    WrongBodies(ApiDocument document, Operation operation, String type) {
        this.document = document;
        this.operation = operation;
        this.type = type;
    }

    /// The statuses that refuse; a patch looks for its record first, and a bulk request answers per
    /// item.
    static Integer[] refusals(String type) {
        return switch (type) {
            case "application/x-ndjson" -> new Integer[] {200, 400, 413};
            case "application/merge-patch+json" -> new Integer[] {400, 404, 413};
            default -> new Integer[] {400, 413};
        };
    }

    Map<String, String> all() {
        var wrong = new LinkedHashMap<String, String>();
        wrong.put("nothing", "");
        wrong.put("half an object", "{\"a\":");
        wrong.put("two objects", type.contains("ndjson") ? "{} {}" : "{}{}");
        wrong.put("a list", "[]");
        wrong.put("null", "null");
        wrong.put("a number", "7");
        wrong.put("not a number", "{\"unheardOf\":NaN}");
        wrong.put("a lone surrogate", "{\"unheardOf\":\"\\ud800\"}");
        wrong.put("a thousand levels", "{\"a\":".repeat(1_000) + "1" + "}".repeat(1_000));
        wrong.put("a long text", "{\"a\":\"" + "x".repeat(100_001) + "\"}");
        wrong.put("a long list", "{\"a\":[" + "1,".repeat(10_000) + "1]}");
        wrong.put("too many bytes", "{\"a\":\"" + "x".repeat(1_100_000) + "\"}");
        var properties = properties();
        for (var name : NOT_YOURS) {
            if (!properties.has(name)) {
                wrong.put("the field " + name, object(name, JSON.readTree("\"x\"")));
            }
        }
        properties.forEachEntry((name, schema) ->
                ofOtherKind(schema)
                        .forEach(value ->
                                wrong.put(
                                        "the field " + name + " as " + value,
                                        object(name, JSON.readTree(value)))));
        return wrong;
    }

    private JsonNode properties() {
        var schema = operation.says().path("requestBody").path("content").path(type).path("schema");
        return document.resolved(schema).path("properties");
    }

    private List<String> ofOtherKind(JsonNode schema) {
        var kind = document.resolved(schema).path("type").asString("");
        var wrong = new ArrayList<>(List.of("{\"$ne\":null}", "{\"$gt\":\"\"}"));
        switch (kind) {
            case "string" -> wrong.addAll(List.of("7", "true", "[\"x\"]"));
            case "integer", "number" -> wrong.addAll(List.of("\"7\"", "true", "[7]"));
            case "boolean" -> wrong.addAll(List.of("\"true\"", "1"));
            case "array" -> wrong.addAll(List.of("\"x\"", "7"));
            case "object" -> wrong.addAll(List.of("\"x\"", "[]"));
            default -> wrong.clear();
        }
        return wrong;
    }

    private static String object(String name, JsonNode value) {
        return JSON.createObjectNode().set(name, value).toString();
    }
}
