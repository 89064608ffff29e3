package io.rapport.contracts.schema;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// What a schema leaves without words: a property without a description, an object or enum without
/// a title, which tools would have to make a name for.
final class Undescribed {

    private final JsonNode root;
    private final List<String> places = new ArrayList<>();

    private Undescribed(JsonNode root) {
        this.root = root;
    }

    /// The places of what a schema leaves without words; empty if it tells everything.
    ///
    /// @param root where its references lead
    static List<String> in(JsonNode root, String place, JsonNode schema) {
        Undescribed undescribed = new Undescribed(root);
        undescribed.property(place, schema);
        return undescribed.places;
    }

    private void property(String place, JsonNode schema) {
        JsonNode meant = schema;
        if (schema.has("$ref")) {
            meant = root.at(schema.path("$ref").asString().substring(1));
        }
        if (meant.path("description").asString("").isBlank()) {
            places.add(place + ": no description");
        }
        if (!schema.has("$ref")) {
            schema(place, schema);
        }
    }

    private void schema(String place, JsonNode schema) {
        boolean named =
                schema.has("properties")
                        || schema.at("/anyOf/0").has("enum")
                        || schema.has("enum")
                        || schema.path("type").asString("").equals("object");
        if (named && schema.path("title").asString("").isBlank()) {
            places.add(place + ": no title");
        }
        schema.path("properties")
                .properties()
                .forEach(each -> property(place + "." + each.getKey(), each.getValue()));
        if (schema.has("items")) {
            schema(place + "[]", schema.path("items"));
        }
    }
}
