package io.rapport.contracts.schema;

import io.rapport.contracts.EventCatalogue;
import io.rapport.contracts.StateTopics;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/// The page of one events topic and the state topic beside it, for somebody who subscribes by
/// documents alone.
final class TopicPage {

    private final String topic;
    private final String state;
    private final List<Family> families;
    private final ReadmeText readme = new ReadmeText();

    TopicPage(String topic) {
        this.topic = topic;
        this.state = StateTopics.of(topic);
        this.families = Family.of(topic);
    }

    String text() {
        return String.join(
                "\n",
                "# `" + topic + "`",
                "",
                readme.of(topic) + ". Written by a test from the contract; do not edit.",
                "",
                atAGlance(),
                headers(),
                kinds(),
                example(),
                TopicRules.text(topic, state, rule()),
                personal());
    }

    private String atAGlance() {
        return """
        ## At a glance

        | | |
        | --- | --- |
        | events | `%1$s`, 12 partitions, nothing is deleted after a time |
        | newest state of each aggregate | `%2$s`, 12 partitions, compacted; kept where the operator says so |
        | key | aggregate id, UTF-8; the same as `ce_subject` |
        | value | JSON, UTF-8, at most 1,000,000 bytes |
        | time of a record | the broker's append time |
        | schemas | `../src/main/resources/schemas/<event>.json`, JSON Schema 2020-12; all in [`asyncapi.json`](../src/main/resources/asyncapi.json); the gateway serves both: `/v3/event-schemas/<event>`, `/v3/asyncapi` |
        | Java client | [`subscriber-kit`](../../subscriber-kit) |
        """
                .formatted(topic, state);
    }

    private String headers() {
        StringBuilder rows = new StringBuilder();
        readme.headers()
                .forEach((name, text) -> rows.append("| `%s` | %s |\n".formatted(name, text)));
        return """
        ## Headers

        CloudEvents 1.0, Kafka binary mode, UTF-8 text. The last five are missing where there is nothing to say.

        | header | meaning |
        | --- | --- |
        %s\
        """
                .formatted(rows);
    }

    private String kinds() {
        return "## Kinds of aggregates and their events\n\n"
                + families.stream().map(this::kind).collect(Collectors.joining("\n"));
    }

    private String kind(Family family) {
        String rows =
                family.events().stream()
                        .map(event ->
                                "| [`%1$s`](../src/main/resources/golden/%1$s.json) | %2$s | [schema](../src/main/resources/schemas/%1$s.json) |\n"
                                        .formatted(
                                                event.type(), names(event, "/properties/change")))
                        .collect(Collectors.joining());
        EventCatalogue.Entry first = family.events().get(0);
        return "### "
                + family.words()
                + "\n\n`state`: "
                + names(first, "/properties/state")
                + ".  \n"
                + snapshot(family)
                + "\n| event | `change` | |\n| --- | --- | --- |\n"
                + rows;
    }

    private static String snapshot(Family family) {
        return family.path().isEmpty()
                ? "Nobody answers one of them over HTTP: where the rule says read, take the event.\n"
                : "Read one: `GET %s` of %s.\n".formatted(family.route(), family.service());
    }

    private static String names(EventCatalogue.Entry event, String place) {
        JsonNode schema = Resources.json(Resources.SCHEMAS, event.type()).at(place);
        List<String> required =
                StreamSupport.stream(schema.path("required").spliterator(), false)
                        .map(name -> name.asString(""))
                        .toList();
        return schema.path("properties").propertyNames().stream()
                .map(name -> "`" + name + "`" + (required.contains(name) ? "" : "?"))
                .collect(Collectors.joining(" "));
    }

    private String example() {
        Family family = families.get(0);
        EventCatalogue.Entry event = family.example();
        return """
        A property with `?` may be missing: there is no value, or an event did not touch it.

        ## Example

        In `%s`:

        %s
        In `%s`, the state that it left:

        %s\
        """
                .formatted(
                        topic,
                        block(ExampleRecord.event(family, event)),
                        state,
                        block(ExampleRecord.state(family)));
    }

    private static String block(ExampleRecord example) {
        StringBuilder text = new StringBuilder("```\nkey: " + example.key() + "\n");
        example.headers().forEach((name, value) -> text.append(name + ": " + value + "\n"));
        return text.append("\n").append(Resources.text(example.value())).append("```\n").toString();
    }

    private String rule() {
        return families.stream()
                .filter(family -> !family.path().isEmpty())
                .map(family -> "`GET %s`".formatted(family.route()))
                .collect(Collectors.joining(", "));
    }

    private String personal() {
        StringBuilder text = new StringBuilder("## Personal part\n\n");
        for (Family family : families) {
            JsonNode clear =
                    Resources.json(Resources.SCHEMAS, family.events().get(0).type())
                            .at(
                                    "/properties/personal/properties/clear/properties/state/properties");
            String names =
                    clear.propertyNames().stream()
                            .map(name -> "`" + name + "`")
                            .collect(Collectors.joining(" "));
            text.append("- ").append(family.words()).append(": ");
            text.append(names.isEmpty() ? "none" : names).append("\n");
        }
        return text.append("\n").append(TopicRules.PERSONAL).toString();
    }
}
