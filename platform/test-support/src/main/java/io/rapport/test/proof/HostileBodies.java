package io.rapport.test.proof;

import io.rapport.test.ApiDocument;
import io.rapport.test.ApiDocument.Operation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Bodies made of an operation's schema at random, most of them with a value that somebody might
/// send who means harm or knows no better. The same operation gets the same bodies.
final class HostileBodies {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final List<String> PLAIN =
            List.of(
                    "Acme",
                    "general",
                    "erp",
                    "entered",
                    "won",
                    "con_k",
                    "EUR",
                    "eur-k",
                    "kk",
                    "\u673a\u68b0",
                    "spare-part");

    private static final List<String> TEXTS =
            List.of(
                    "",
                    " ",
                    "\u00a0\u3000",
                    "\u200b\u200b",
                    "\u200d",
                    "\u3164",
                    "\u0000",
                    "kk\u0000mm",
                    "kk\u0007mm",
                    "kk\u0085mm",
                    "kk\nmm",
                    "kk\r\nmm\tcc",
                    "kk\u2028mm",
                    " Ost ",
                    "Ost\u3000",
                    "Cafe\u0301",
                    "\u202egnp.exe",
                    "\u2066kk",
                    "x \ud800",
                    "\udc00x",
                    "\ufffe",
                    "\ufeffBOM",
                    "\ud83c\udfed\ud83c\udfed",
                    "\ud842\udfb7".repeat(200),
                    "\ud842\udfb7".repeat(201),
                    "Zal\u0300".repeat(2) + "\u0316\u0300".repeat(40),
                    "\u05e9\u05dc\u05d5\u05dd",
                    "=HYPERLINK(\"x\")",
                    "kk,mm\";cc",
                    "NaN",
                    "RMB",
                    "XXX",
                    "DEM",
                    "JPY",
                    "KWD",
                    "x".repeat(2_001));

    private static final List<String> DAYS =
            List.of(
                    "1900-01-01",
                    "2200-01-01",
                    "2199-12-31",
                    "1899-12-31",
                    "2200-01-02",
                    "0000-01-01",
                    "-0001-01-01",
                    "9999-12-31",
                    "+10000-01-01",
                    "+999999999-12-31",
                    "-999999999-01-01",
                    "2026-02-30",
                    "2026-1-1",
                    "20260105",
                    "");

    private static final List<String> CLOCKS =
            List.of(
                    "T00:00:00Z",
                    "T23:59:59.999999999Z",
                    "T00:00:00+18:00",
                    "T00:00:00-18:00",
                    "T23:59:60Z",
                    "T24:00:00Z",
                    "T00:00Z",
                    "");

    private static final List<String> DECIMALS =
            List.of(
                    "0",
                    "-0",
                    "-1",
                    "0.5",
                    "1.10",
                    "100.00",
                    "0.001",
                    "0.000001",
                    "0.0000001",
                    "999999999999.999999",
                    "999999999999999.999999",
                    "9999999999999999",
                    "99999999999999999999.999999999999",
                    "00",
                    "1e5",
                    "NaN",
                    "");

    private static final List<String> NUMBERS =
            List.of("0", "-1", "9223372036854775807", "2147483648", "1.5");

    private static final int SOUND = 10;

    /// A few of them each time; more with `-Drapport.proof.values=12`.
    private static final int PER_FIELD = Integer.getInteger("rapport.proof.values", 5);

    private final ApiDocument document;
    private final Random random;
    private final Map<String, String> references;
    private final JsonNode schema;
    private final boolean isPatch;
    private final String system;
    private int made;

    /// @param type the body's media type
    /// @param references by the name of a field, a value that names something that there is
    HostileBodies(
            ApiDocument document,
            Operation operation,
            String type,
            Map<String, String> references) {
        this.document = document;
        this.random = new Random((operation + type).hashCode());
        this.references = references;
        this.isPatch = type.contains("merge-patch");
        this.system = "s" + Integer.toHexString((operation + type).hashCode());
        // A table's columns are the fields of a line.
        this.schema = schema(operation, type.equals("text/csv") ? "application/x-ndjson" : type);
    }

    /// A few sound ones, then sound ones with one field that is not.
    List<String> all(String type) {
        var bodies = new ArrayList<ObjectNode>();
        for (var each = 0; each < SOUND; each++) {
            bodies.add(object(schema, 3));
        }
        for (var field : fields(schema)) {
            for (var value : sample(hostile(field.getLast().schema))) {
                var body = isPatch ? JSON.createObjectNode() : object(schema, 0);
                put(body, field, value);
                bodies.add(body);
            }
        }
        return bodies.stream()
                .map(body -> type.equals("text/csv") ? table(body) : body.toString())
                .toList();
    }

    /// A field, or a step on the way to one.
    private record Step(String name, JsonNode schema) {}

    /// Every field that holds a single value, with the way to it.
    private List<List<Step>> fields(JsonNode within) {
        var found = new ArrayList<List<Step>>();
        within.path("properties")
                .forEachEntry((name, property) -> {
                    var here = new Step(name, document.resolved(property));
                    var inner = here.schema;
                    if (inner.path("type").asString("").equals("array")) {
                        inner = document.resolved(inner.path("items"));
                    }
                    if (inner.path("type").asString("").equals("object")) {
                        fields(inner)
                                .forEach(further -> {
                                    var way = new ArrayList<>(List.of(here));
                                    way.addAll(further);
                                    found.add(way);
                                });
                    } else {
                        found.add(List.of(here));
                    }
                });
        return found;
    }

    private void put(ObjectNode body, List<Step> way, JsonNode value) {
        var step = way.getFirst();
        var isList = step.schema.path("type").asString("").equals("array");
        if (way.size() == 1) {
            body.set(step.name, isList ? JSON.createArrayNode().add(value) : value);
            return;
        }
        var inner = object(isList ? document.resolved(step.schema.path("items")) : step.schema, 0);
        put(inner, way.subList(1, way.size()), value);
        body.set(step.name, isList ? JSON.createArrayNode().add(inner) : inner);
    }

    private List<JsonNode> hostile(JsonNode given) {
        var schema =
                given.path("type").asString("").equals("array")
                        ? document.resolved(given.path("items"))
                        : given;
        if (!schema.path("type").asString("").equals("string")) {
            return NUMBERS.stream().map(JSON::readTree).toList();
        }
        return switch (schema.path("format").asString("")) {
            case "date" -> texts(DAYS);
            case "date-time" ->
                    DAYS.stream()
                            .map(day -> NODES.stringNode(day + pick(CLOCKS)))
                            .collect(Collectors.toUnmodifiableList());
            case "decimal" -> texts(DECIMALS);
            default -> texts(TEXTS);
        };
    }

    private static List<JsonNode> texts(List<String> texts) {
        return texts.stream().map(NODES::stringNode).collect(Collectors.toUnmodifiableList());
    }

    private List<JsonNode> sample(List<JsonNode> values) {
        var shuffled = new ArrayList<>(values);
        // Dates are few, and each of them once stopped a consumer.
        if (values.size() > DAYS.size() + DECIMALS.size()) {
            Collections.shuffle(shuffled, random);
            return shuffled.subList(0, PER_FIELD);
        }
        return shuffled;
    }

    private JsonNode schema(Operation operation, String type) {
        return document.resolved(
                operation.says().path("requestBody").path("content").path(type).path("schema"));
    }

    /// @param optional one in so many optional fields is there; 0 for none
    private ObjectNode object(JsonNode schema, int optional) {
        var required =
                schema.path("required")
                        .valueStream()
                        .map(JsonNode::asString)
                        .collect(Collectors.toSet());
        var object = JSON.createObjectNode();
        schema.path("properties")
                .forEachEntry((name, property) -> {
                    var wanted = optional > 0 && isKnown(name) && random.nextInt(optional) == 0;
                    if (required.contains(name) || references.containsKey(name) || wanted) {
                        object.set(name, value(name, document.resolved(property), optional));
                    }
                });
        return object;
    }

    /// What names a record that nobody knows would only be refused.
    private boolean isKnown(String name) {
        return references.containsKey(name)
                || name.equals("externalId")
                || !(name.endsWith("Id") || name.endsWith("ExternalId"));
    }

    private JsonNode value(String name, JsonNode schema, int optional) {
        if (schema.has("enum")) {
            return schema.path("enum").path(random.nextInt(schema.path("enum").size()));
        }
        return switch (schema.path("type").asString("")) {
            case "string" -> NODES.stringNode(text(name, schema));
            case "integer", "number" ->
                    NODES.numberNode(schema.path("minimum").asInt(1) + random.nextInt(3));
            case "boolean" -> NODES.booleanNode(random.nextBoolean());
            case "array" -> {
                var list = JSON.createArrayNode();
                var count = Math.max(schema.path("minItems").asInt(0), random.nextInt(2));
                for (var each = 0; each < count; each++) {
                    list.add(value(name, document.resolved(schema.path("items")), optional));
                }
                yield list;
            }
            default -> object(schema, optional);
        };
    }

    private String text(String name, JsonNode schema) {
        var named = references.get(name);
        if (named != null) {
            return named;
        }
        // What names something is known or new, never the same twice by chance.
        if (name.equals("id") || name.equals("key")) {
            return system + "-" + ++made;
        }
        if (name.equals("system")) {
            return system;
        }
        if (name.equals("email")) {
            return "proof@example.org";
        }
        // Words that no test of this proof looks for.
        var pattern = schema.path("pattern").asString("Proof|kk|[\u4E00-\u9FFF]+");
        return switch (schema.path("format").asString("")) {
            case "date-time" -> "2026-01-0" + (1 + random.nextInt(9)) + "T00:00:00Z";
            case "date" -> "2026-01-0" + (1 + random.nextInt(9));
            case "decimal" -> name.equals("probability") ? "0.5" : "1" + random.nextInt(9);
            default -> {
                var fitting = PLAIN.stream().filter(text -> text.matches(pattern)).toList();
                yield fitting.isEmpty() ? pick(TEXTS) : pick(fitting);
            }
        };
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /// One row with a header; what is a list cannot stand in a table.
    private static String table(ObjectNode item) {
        var cells = new LinkedHashMap<String, String>();
        flatten("", item, cells);
        return cells.keySet().stream().map(HostileBodies::cell).collect(Collectors.joining(","))
                + "\n"
                + cells.values().stream().map(HostileBodies::cell).collect(Collectors.joining(","))
                + "\n";
    }

    private static void flatten(String prefix, JsonNode node, Map<String, String> into) {
        node.forEachEntry((name, value) -> {
            if (value.isObject()) {
                flatten(prefix + name + ".", value, into);
            } else if (!value.isArray()) {
                into.put(prefix + name, value.asString(""));
            }
        });
    }

    private static String cell(String text) {
        return "\"" + text.replace("\"", "\"\"") + "\"";
    }
}
