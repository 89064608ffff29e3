package io.rapport.contracts.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/// Says what makes a new schema unfit to follow an old one inside a major version.
///
/// FULL_TRANSITIVE: readers of any version read what writers of any version wrote. Allowed are new
/// optional properties, new enum values and other words of explanation; all else is refused, also
/// keywords that this check does not know. As nothing may ever be removed, a schema that may follow
/// the last one may follow all before it.
final class SchemaCompatibility {

    private static final Set<String> WORDS = Set.of("title", "description", "$comment", "examples");
    private static final Set<String> STRUCTURE = Set.of("properties", "required", "items", "anyOf");

    private final List<String> objections = new ArrayList<>();

    private SchemaCompatibility() {}

    /// Why `next` may not follow `last`; empty if it may.
    static List<String> objections(JsonNode last, JsonNode next) {
        SchemaCompatibility check = new SchemaCompatibility();
        check.compare("", last, next);
        return check.objections;
    }

    private void compare(String path, JsonNode last, JsonNode next) {
        for (String keyword : union(last, next)) {
            if (!WORDS.contains(keyword)
                    && !STRUCTURE.contains(keyword)
                    && !last.path(keyword).equals(next.path(keyword))) {
                object(path, "`" + keyword + "` changed");
            }
        }
        compareProperties(path, last, next);
        compareEnum(path, last.path("anyOf"), next.path("anyOf"));
        if (last.has("items") != next.has("items")) {
            object(path, "`items` changed");
        } else if (last.has("items")) {
            compare(path + "[]", last.path("items"), next.path("items"));
        }
    }

    private void compareProperties(String path, JsonNode last, JsonNode next) {
        JsonNode before = last.path("properties");
        JsonNode after = next.path("properties");
        for (String name : union(before, after)) {
            String at = path.isEmpty() ? name : path + "." + name;
            if (!after.has(name)) {
                object(at, "removed");
            } else if (!before.has(name)) {
                refuseIf(names(next, "required").contains(name), at, "added as required");
            } else {
                compare(at, before.path(name), after.path(name));
                compareRequired(at, name, last, next);
            }
        }
    }

    private void compareRequired(String at, String name, JsonNode last, JsonNode next) {
        boolean was = names(last, "required").contains(name);
        boolean is = names(next, "required").contains(name);
        refuseIf(!was && is, at, "became required");
        refuseIf(was && !is, at, "is required no more");
    }

    /// An open enum is `anyOf` of the known values and a pattern.
    private void compareEnum(String path, JsonNode last, JsonNode next) {
        refuseIf(last.size() != next.size(), path, "`anyOf` changed");
        refuseIf(!last.path(1).equals(next.path(1)), path, "is no open enum as before");
        for (String value : names(last.path(0), "enum")) {
            refuseIf(!names(next.path(0), "enum").contains(value), path, "lost the value " + value);
        }
    }

    private void refuseIf(boolean objectionable, String path, String reason) {
        if (objectionable) {
            object(path, reason);
        }
    }

    private void object(String path, String reason) {
        objections.add((path.isEmpty() ? "(root)" : path) + ": " + reason);
    }

    private static Set<String> names(JsonNode schema, String keyword) {
        Set<String> names = new TreeSet<>();
        schema.path(keyword).forEach(name -> names.add(name.asString()));
        return names;
    }

    private static Set<String> union(JsonNode first, JsonNode second) {
        Set<String> names = new TreeSet<>(first.propertyNames());
        names.addAll(second.propertyNames());
        return names;
    }
}
