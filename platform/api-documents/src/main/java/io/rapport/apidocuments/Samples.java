package io.rapport.apidocuments;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Examples: of one value by what its words or its schema say, and of a whole composed of those of
/// its parts, so that each is written once.
final class Samples {

    private static final JsonMapper JSON = new JsonMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Words words;
    private final JsonNode components;
    private boolean forTable;

    /// @param components the schemas that references lead to, by name
    Samples(Words words, JsonNode components) {
        this.words = words;
        this.components = components;
    }

    /// A text as the value that a schema asks for.
    static JsonNode typed(String text, JsonNode schema) {
        return switch (schema.path("type").asString("")) {
            case "string" -> NODES.stringNode(text);
            case "array" ->
                    text.startsWith("[")
                            ? json(text, schema)
                            : NODES.arrayNode().add(typed(text, schema.path("items")));
            default -> json(text, schema);
        };
    }

    private static JsonNode json(String text, JsonNode schema) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException e) {
            throw new IllegalStateException(text + " is no example of " + schema, e);
        }
    }

    /// What can be sent of values of which the schema says enough; null where it does not.
    static @Nullable JsonNode usual(JsonNode schema) {
        if (schema.has("enum")) {
            return schema.path("enum").path(0);
        }
        if (schema.has("default")) {
            return schema.path("default");
        }
        return switch (schema.path("type").asString("")) {
            case "boolean" -> NODES.booleanNode(true);
            case "string" ->
                    switch (schema.path("format").asString("")) {
                        case "date-time" -> NODES.stringNode("2026-03-02T09:30:00Z");
                        case "date", "moment" -> NODES.stringNode("2026-03-02");
                        case "email" -> NODES.stringNode("li.wei@example.com");
                        case "currency" -> NODES.stringNode("CNY");
                        default -> null;
                    };
            case "array" -> {
                var item = usual(schema.path("items"));
                yield item == null ? null : NODES.arrayNode().add(item);
            }
            default -> null;
        };
    }

    /// An example of what this schema describes; null where a part of it has none.
    @Nullable JsonNode of(JsonNode schema) {
        return of(schema, new HashSet<>());
    }

    /// The same with what only tables say, and without what they cannot.
    @Nullable JsonNode forTable(JsonNode schema) {
        forTable = true;
        try {
            return of(schema);
        } finally {
            forTable = false;
        }
    }

    private @Nullable JsonNode of(JsonNode schema, Set<String> within) {
        if (schema.path("examples").isArray()) {
            return schema.path("examples").path(0);
        }
        if (schema.has("$ref")) {
            var name = schema.path("$ref").asString("").replaceFirst(".*/", "");
            if (!within.add(name)) {
                return null; // Something of itself is in it: once is enough.
            }
            var whole = component(name, components.path(name), within);
            within.remove(name);
            return whole;
        }
        for (var choice : new String[] {"anyOf", "oneOf"}) {
            if (schema.has(choice)) {
                return of(schema.path(choice).path(0), within);
            }
        }
        if (schema.has("properties")) {
            return component("", schema, within);
        }
        if (schema.path("type").asString("").equals("array")) {
            var item = of(schema.path("items"), within);
            return item == null ? NODES.arrayNode() : NODES.arrayNode().add(item);
        }
        if (schema.has("additionalProperties")) {
            var value = of(schema.path("additionalProperties"), within);
            return value == null ? null : NODES.objectNode().set("example", value);
        }
        return usual(schema);
    }

    private @Nullable JsonNode component(String name, JsonNode schema, Set<String> within) {
        if (!schema.has("properties")) {
            return of(schema, within);
        }
        ObjectNode whole = NODES.objectNode();
        var leftOut = words.leftOut(name, forTable);
        schema.path("properties")
                .forEachEntry((property, says) -> {
                    var value = leftOut.contains(property) ? null : of(says, within);
                    if (value != null) {
                        whole.set(property, value);
                    }
                });
        return whole;
    }
}
