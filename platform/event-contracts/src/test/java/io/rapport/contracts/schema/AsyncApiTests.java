package io.rapport.contracts.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.rapport.contracts.EventCatalogue;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The committed AsyncAPI document is what the contract says, is well-formed, and its examples are
/// valid. `-Drapport.contracts.record=true` writes it anew.
class AsyncApiTests {

    private static final Path FILE = Path.of("src/main/resources/asyncapi.json");
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7);

    private static final Schema SPECIFICATION =
            REGISTRY.getSchema(
                    JsonMapper.shared()
                            .readTree(
                                    Resources.read(
                                            Path.of(
                                                    "src/test/resources/asyncapi/asyncapi-3.0.0.json"))));

    static Stream<String> messages() {
        return AsyncApi.document().at("/components/messages").propertyNames().stream();
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                fault("a field unknown", "", root -> root.put("channel", 1)),
                fault("no info", "", root -> root.remove("info")),
                fault("another version", "", root -> root.put("asyncapi", "2.6.0")),
                fault("no protocol", "/servers/kafka", server -> server.remove("protocol")),
                fault(
                        "a server that is not there",
                        "/channels/rapport.service.events/servers/0",
                        server -> server.put("$ref", "#/servers/other")),
                fault(
                        "a message that is not there",
                        "/channels/rapport.service.events/messages/rapport.ticket.opened.v1",
                        message -> message.put("$ref", "#/components/messages/none")),
                fault(
                        "a message of another channel",
                        "/operations/send.rapport.service.events/messages/0",
                        message ->
                                message.put(
                                        "$ref",
                                        "#/channels/rapport.customer.events/messages/"
                                                + "rapport.customer.registered.v1")),
                fault(
                        "an action of AsyncAPI 2",
                        "/operations/send.rapport.service.events",
                        operation -> operation.put("action", "publish")),
                fault(
                        "no partitions",
                        "/channels/rapport.service.events/bindings/kafka",
                        kafka -> kafka.put("partitions", 0)),
                fault(
                        "a setting that Kafka's binding does not have",
                        "/channels/rapport.service.events/bindings/kafka/topicConfiguration",
                        kafka -> kafka.put("retention", 1)),
                fault(
                        "a keyword of 2020-12",
                        "/components/schemas/TicketState",
                        schema -> schema.put("unevaluatedProperties", false)),
                fault(
                        "a schema that is not there",
                        "/components/messages/ticket.state/payload",
                        payload -> payload.put("$ref", "#/components/schemas/none")),
                fault(
                        "a correlation that is no expression",
                        "/components/messages/ticket.state/correlationId",
                        correlation -> correlation.put("location", "ce_correlationid")));
    }

    @Test
    void isWhatTheContractSays() {
        String generated = Resources.text(AsyncApi.document());
        if (Resources.RECORD) {
            Resources.write(FILE, generated);
        }

        assertThat(FILE).as("record it with -Drapport.contracts.record=true").hasContent(generated);
    }

    @Test
    void isWellFormed() {
        assertThat(AsyncApiChecks.objections(AsyncApi.document())).isEmpty();
    }

    /// By the specification's own schema, which sees what its authors think of.
    @Test
    void isWhatTheSpecificationAllows() {
        assertThat(SPECIFICATION.validate(AsyncApi.document())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/info/title",
                "/servers/kafka/host",
                "/operations/send.rapport.service.events/action",
                "/channels/rapport.service.events/bindings/kafka/partitions",
                "/components/schemas/TicketState/type"
            })
    void whatTheSpecificationDoesNotAllowIsSeen(String place) {
        ObjectNode document = AsyncApi.document();
        int last = place.lastIndexOf('/');
        ((ObjectNode) document.at(place.substring(0, last)))
                .putObject(place.substring(last + 1))
                .put("no", "value");

        assertThat(SPECIFICATION.validate(document)).isNotEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void aFaultIsSeen(String name, String place, Consumer<ObjectNode> fault) {
        ObjectNode document = AsyncApi.document();
        fault.accept((ObjectNode) document.at(place));

        assertThat(AsyncApiChecks.objections(document)).as(name).isNotEmpty();
    }

    @Test
    void eachEventLiesInTheChannelOfItsTopic() {
        JsonNode channels = AsyncApi.document().path("channels");

        for (EventCatalogue.Entry event : EventCatalogue.rapport().entries()) {
            for (String topic : event.topics()) {
                assertThat(channels.path(topic).path("messages").has(event.type())).isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("messages")
    void theExamplesAreValid(String name) {
        JsonNode message = AsyncApi.document().at("/components/messages").path(name);

        for (String part : List.of("payload", "headers")) {
            Schema schema = schema(message.path(part));
            assertThat(schema.validate(message.at("/examples/0/" + part))).isEmpty();
            assertThat(schema.validate(emptied(message))).isNotEmpty();
        }
    }

    /// A schema of the document, with the document's other schemas where it looks for them.
    private static Schema schema(JsonNode schema) {
        ObjectNode whole = AsyncApi.document();
        ObjectNode standing = whole.objectNode();
        standing.putArray("allOf").add(schema);
        standing.putObject("components").set("schemas", whole.at("/components/schemas"));
        return REGISTRY.getSchema(standing);
    }

    private static JsonNode emptied(JsonNode message) {
        return ((ObjectNode) message.deepCopy()).objectNode();
    }

    private static Arguments fault(String name, String place, Consumer<ObjectNode> fault) {
        return arguments(name, place, fault);
    }
}
