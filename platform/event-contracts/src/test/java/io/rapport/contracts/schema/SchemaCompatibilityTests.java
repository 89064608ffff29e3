package io.rapport.contracts.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The gate tried on mutations of a committed schema: what would break a subscriber is refused,
/// what would not passes.
class SchemaCompatibilityTests {

    private static final String TYPE = "rapport.opportunity.won.v1";

    static Stream<Arguments> breaking() {
        return Stream.of(
                mutation(
                        "optional property removed",
                        "state.ownerId: removed",
                        schema -> properties(schema, "state").remove("ownerId")),
                mutation(
                        "required property removed",
                        "state.stageId: removed",
                        schema -> properties(schema, "state").remove("stageId")),
                mutation(
                        "property renamed",
                        "change.closedOn: removed",
                        schema -> {
                            ObjectNode change = properties(schema, "change");
                            change.set("closeDate", change.remove("closedOn"));
                        }),
                mutation(
                        "property retyped",
                        "state.pipelineVersion: `type` changed",
                        schema ->
                                property(schema, "state", "pipelineVersion").put("type", "string")),
                mutation(
                        "decimal text became a number",
                        "state.amount.amount: `type` changed",
                        schema ->
                                property(schema, "state", "amount", "amount")
                                        .put("type", "number")),
                mutation(
                        "required property added",
                        "state.region: added as required",
                        schema -> {
                            properties(schema, "state").putObject("region").put("type", "string");
                            required(schema, "state").add("region");
                        }),
                mutation(
                        "optional became required",
                        "state.ownerId: became required",
                        schema -> required(schema, "state").add("ownerId")),
                mutation(
                        "required became optional",
                        "change.closedOn: is required no more",
                        schema -> required(schema, "change").remove(1)),
                mutation(
                        "enum value removed",
                        "state.status: lost the value LOST",
                        schema -> known(schema).remove(2)),
                mutation(
                        "enum closed",
                        "state.status: is no open enum as before",
                        schema ->
                                ((ArrayNode) property(schema, "state", "status").path("anyOf"))
                                        .remove(1)),
                mutation(
                        "pattern tightened",
                        "state.amount.currency: `pattern` changed",
                        schema ->
                                property(schema, "state", "amount", "currency")
                                        .put("pattern", "^(EUR|USD)$")),
                mutation(
                        "objects closed",
                        "state: `additionalProperties` changed",
                        schema -> property(schema, "state").put("additionalProperties", false)),
                mutation(
                        "items retyped",
                        "state.lines[].quantity: `type` changed",
                        schema ->
                                ((ObjectNode)
                                                property(schema, "state", "lines")
                                                        .path("items")
                                                        .path("properties")
                                                        .path("quantity"))
                                        .put("type", "integer")),
                mutation(
                        "length limited",
                        "state.stageId: `maxLength` changed",
                        schema -> property(schema, "state", "stageId").put("maxLength", 10)));
    }

    static Stream<Arguments> harmless() {
        return Stream.of(
                mutation(
                        "optional property added",
                        "",
                        schema ->
                                properties(schema, "state")
                                        .putObject("region")
                                        .put("type", "string")),
                mutation(
                        "optional object with required parts added",
                        "",
                        schema -> {
                            ObjectNode partner =
                                    properties(schema, "change")
                                            .putObject("partner")
                                            .put("type", "object");
                            partner.putObject("properties").putObject("id").put("type", "string");
                            partner.putArray("required").add("id");
                        }),
                mutation("enum value added", "", schema -> known(schema).add("WITHDRAWN")),
                mutation(
                        "explained",
                        "",
                        schema ->
                                property(schema, "state", "amount")
                                        .put("description", "The seller's estimate.")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("breaking")
    void refusesWhatBreaksASubscriber(
            String name, String objection, Consumer<ObjectNode> mutation) {
        assertThat(SchemaCompatibility.objections(committed(), mutated(mutation)))
                .contains(objection);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("harmless")
    void passesWhatDoesNot(String name, String none, Consumer<ObjectNode> mutation) {
        JsonNode mutated = mutated(mutation);

        assertThat(mutated).isNotEqualTo(committed());
        assertThat(SchemaCompatibility.objections(committed(), mutated)).isEmpty();
    }

    @Test
    void passesWhatIsTheSame() {
        assertThat(SchemaCompatibility.objections(committed(), committed())).isEmpty();
    }

    private static Arguments mutation(
            String name, String objection, Consumer<ObjectNode> mutation) {
        return arguments(name, objection, mutation);
    }

    private static JsonNode committed() {
        return Resources.json(Resources.SCHEMAS, TYPE);
    }

    private static JsonNode mutated(Consumer<ObjectNode> mutation) {
        ObjectNode copy = (ObjectNode) committed();
        mutation.accept(copy);
        return copy;
    }

    private static ObjectNode property(ObjectNode schema, String... path) {
        JsonNode node = schema;
        for (String name : path) {
            node = node.path("properties").path(name);
        }
        return (ObjectNode) node;
    }

    private static ObjectNode properties(ObjectNode schema, String name) {
        return (ObjectNode) property(schema, name).path("properties");
    }

    private static ArrayNode required(ObjectNode schema, String name) {
        return (ArrayNode) property(schema, name).path("required");
    }

    private static ArrayNode known(ObjectNode schema) {
        return (ArrayNode) property(schema, "state", "status").path("anyOf").path(0).path("enum");
    }
}
