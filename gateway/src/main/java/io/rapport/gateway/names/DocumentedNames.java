package io.rapport.gateway.names;

import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What the API document of a service says of names, which the service knows nothing of.
final class DocumentedNames {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String SCHEMAS = "#/components/schemas/";

    private DocumentedNames() {}

    /// The document with the parameter and what it brings; one that is no API document is the same.
    static byte[] addTo(byte[] document) {
        try {
            if (JSON.readTree(document) instanceof ObjectNode whole
                    && whole.at("/components/schemas") instanceof ObjectNode schemas
                    && whole.path("paths") instanceof ObjectNode paths) {
                paths.forEachEntry((path, methods) -> {
                    if (ExpandableRoutes.have(path)
                            && methods.path("get") instanceof ObjectNode read) {
                        addTo(read, schemas);
                    }
                });
                return JSON.writeValueAsBytes(whole);
            }
        } catch (JacksonException e) {
            // as it came
        }
        return document;
    }

    private static void addTo(ObjectNode operation, ObjectNode schemas) {
        operation.withArray("parameters").add(parameter());
        if (operation.at("/responses/200/content/application~1json/schema")
                instanceof ObjectNode shown) {
            var name = shown.path("$ref").asString("");
            if (name.startsWith(SCHEMAS)
                    && schemas.path(name.substring(SCHEMAS.length())) instanceof ObjectNode bare) {
                var named = name.substring(SCHEMAS.length()) + "WithNames";
                schemas.set(named, withNames(bare));
                shown.put("$ref", SCHEMAS + named);
            }
        }
    }

    private static JsonNode parameter() {
        var parameter =
                JSON.createObjectNode()
                        .put("name", ExpandParameter.NAME)
                        .put("in", "query")
                        .put("required", false);
        var items = parameter.putObject("schema").put("type", "array").putObject("items");
        Expandable.labels().forEach(items.put("type", "string").putArray("enum")::add);
        parameter.put(
                "description",
                "Whose names to put beside the ids, with commas between them or each by itself:"
                        + " what stands in `customerId` is `customer`. The gateway adds `names`, of"
                        + " whom the caller may see. Such an answer has no `ETag`; `If-Match` takes"
                        + " `revision`.");
        List.of("customer", "owner").forEach(parameter.putArray("example")::add);
        return parameter;
    }

    /// The form with the members that are added; the forms themselves are those of items, too.
    private static ObjectNode withNames(ObjectNode bare) {
        var named = bare.deepCopy();
        var properties = named.withObject("properties");
        var names = texts(properties.putObject("names"));
        names.put(
                "description",
                "the names of what `expand` asks for, by id; who may not see a record gets no name"
                        + " of it, absent without `expand`");
        names.putArray("examples")
                .addObject()
                .put("cus_01k7c3v8r2m5n9p4q6s1t0w3xz", "Huadong Press Works")
                .put("emp_01k7c2p4t8w1x5y9z3a6b0c4d7", "Zhang Min");
        var stages = properties.putObject("stageNames").put("type", "object");
        texts(stages.putObject("additionalProperties"));
        stages.put(
                "description",
                "by pipeline, the names of the stages that stand here, by their ids; absent unless"
                        + " `expand` asks for `stage`");
        stages.putArray("examples")
                .addObject()
                .putObject("pip_01k7c1r6s0t4v8w2x5y9z3a7b1")
                .put("qualification", "Qualification");
        var missing = properties.putObject("namesMissing").put("type", "array");
        var items = missing.putObject("items").put("type", "string");
        Expandable.labels().forEach(items.putArray("enum")::add);
        missing.put(
                "description",
                "what of `expand` could not be asked for just now, or needed too many calls; absent"
                        + " without `expand`");
        missing.putArray("examples").addArray().add("customer");
        return named;
    }

    private static ObjectNode texts(ObjectNode map) {
        map.put("type", "object").putObject("additionalProperties").put("type", "string");
        return map;
    }
}
