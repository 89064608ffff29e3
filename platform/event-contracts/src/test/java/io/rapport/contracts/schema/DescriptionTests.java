package io.rapport.contracts.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.contracts.EventCatalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// No event, property or header is published without words, in the schemas and in the AsyncAPI
/// document. The words are doc comments of the records: that is where one that is missing belongs.
class DescriptionTests {

    static Stream<String> types() {
        return EventCatalogue.rapport().entries().stream().map(EventCatalogue.Entry::type);
    }

    @ParameterizedTest
    @MethodSource("types")
    void everyPropertyOfAnEventIsDescribed(String type) {
        JsonNode schema = Resources.json(Resources.SCHEMAS, type);

        assertThat(Undescribed.in(schema, type, schema))
                .as("add a doc comment (or @param) to the record of " + type)
                .isEmpty();
    }

    @Test
    void everythingInTheAsyncApiDocumentIsDescribed() {
        assertThat(gaps(AsyncApi.document())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/info",
                "/servers/kafka",
                "/channels/rapport.service.events",
                "/operations/send.rapport.service.events",
                "/components/messages/rapport.ticket.opened.v1",
                "/components/messages/ticket.state",
                "/components/schemas/EventHeaders/properties/ce_time",
                "/components/schemas/StateHeaders/properties/rapport_eventoffset",
                "/components/schemas/TicketState",
                "/components/schemas/TicketState/properties/priority",
                "/components/schemas/rapport.ticket.resolved.v1/properties/change/properties/from",
                "/components/schemas/ticket.state/properties/personal/properties/clear"
            })
    void aMissingDescriptionIsSeen(String place) {
        ObjectNode document = AsyncApi.document();
        assertThat(document.at(place).has("description")).as(place).isTrue();

        ((ObjectNode) document.at(place)).remove("description");

        assertThat(gaps(document)).isNotEmpty();
    }

    /// One name for one model: a tool that makes a class of each has nothing to guess.
    @Test
    void aTitleOfTheDocumentNamesOneThing() {
        JsonNode schemas = AsyncApi.document().at("/components/schemas");
        Set<String> names = new TreeSet<>();
        schemas.properties()
                .forEach(each ->
                        assertThat(names.add(each.getValue().path("title").asString()))
                                .as("the title of " + each.getKey())
                                .isTrue());
    }

    private static List<String> gaps(JsonNode document) {
        List<String> gaps = new ArrayList<>();
        described(gaps, "info", document.path("info"));
        for (String part :
                List.of("/servers", "/channels", "/operations", "/components/messages")) {
            document.at(part)
                    .properties()
                    .forEach(each -> described(gaps, part + "/" + each.getKey(), each.getValue()));
        }
        document.at("/components/messages")
                .properties()
                .forEach(each -> {
                    JsonNode message = each.getValue();
                    described(gaps, each.getKey() + " key", message.at("/bindings/kafka/key"));
                    message.at("/headers/allOf/1/properties")
                            .properties()
                            .forEach(header ->
                                    described(
                                            gaps,
                                            each.getKey() + " " + header.getKey(),
                                            header.getValue()));
                });
        document.at("/components/schemas")
                .properties()
                .forEach(each ->
                        gaps.addAll(Undescribed.in(document, each.getKey(), each.getValue())));
        return gaps;
    }

    private static void described(List<String> gaps, String place, JsonNode part) {
        if (part.path("description").asString("").isBlank()) {
            gaps.add(place + ": no description");
        }
    }
}
