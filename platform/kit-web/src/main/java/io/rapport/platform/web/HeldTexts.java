package io.rapport.platform.web;

import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;

/// The texts that a record holds already while it is read anew with a patch applied: what stays as
/// it is need not keep to a rule that came after it.
final class HeldTexts {

    private static final Object KEY = HeldTexts.class;

    private HeldTexts() {}

    static ObjectReader in(ObjectReader reader, JsonNode record) {
        return reader.withAttribute(KEY, of(record));
    }

    /// None where something new is read.
    @SuppressWarnings("unchecked")
    static Set<String> of(DeserializationContext context) {
        var held = context.getAttribute(KEY);
        return held == null ? Set.of() : (Set<String>) held;
    }

    private static Set<String> of(JsonNode record) {
        var texts = new HashSet<String>();
        collect(record, texts);
        return texts;
    }

    private static void collect(JsonNode node, Set<String> into) {
        if (node.isString()) {
            into.add(node.stringValue());
        }
        node.forEach(inner -> collect(inner, into));
    }
}
