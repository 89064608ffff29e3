package io.rapport.contracts.schema;

import io.rapport.contracts.EventCatalogue;
import io.rapport.contracts.EventEnvelope;
import io.rapport.contracts.EventHeaders;
import io.rapport.contracts.RestorationEvent;
import io.rapport.contracts.StateTopics;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A whole record as the documents show it: the headers of a made-up event and its golden value.
///
/// @param key aggregate id
/// @param headers in the order in which they are written
record ExampleRecord(String key, Map<String, String> headers, JsonNode value) {

    private static final Instant RECORDED = Instant.parse("2026-11-22T09:30:00.125Z");

    /// As it lies in the events topic.
    static ExampleRecord event(Family family, EventCatalogue.Entry entry) {
        String subject = family.key().substring(0, 3) + "_01k9a4t2m0per1";
        JsonNode value = Resources.json(Resources.GOLDEN, entry.type());
        boolean restores = RestorationEvent.class.isAssignableFrom(entry.record());
        int epoch = restores ? value.at("/change/validUntil/epoch").asInt() + 1 : 1;
        int sequence = restores ? 1 : family.events().indexOf(entry) + 1;
        EventEnvelope envelope =
                new EventEnvelope(
                        EventEnvelope.idOf(subject, epoch, sequence),
                        "/rapport/" + (family.path().isEmpty() ? "service" : family.service()),
                        entry.type(),
                        subject,
                        RECORDED,
                        RECORDED.minusSeconds(60),
                        epoch,
                        sequence,
                        "default",
                        entry.dataSchema(),
                        "emp_01k9a4s0000ada",
                        null,
                        null,
                        "req-7f3a",
                        null,
                        null);
        return new ExampleRecord(subject, EventHeaders.write(envelope), value);
    }

    /// As it lies in the state topic.
    static ExampleRecord state(Family family) {
        ExampleRecord event = event(family, family.example());
        Map<String, String> headers = new LinkedHashMap<>(event.headers());
        headers.put(StateTopics.EVENT_OFFSET, "48151");
        ObjectNode value = (ObjectNode) event.value().deepCopy();
        value.remove("change");
        if (value.at("/personal/clear") instanceof ObjectNode clear) {
            clear.remove("change");
        }
        return new ExampleRecord(event.key(), headers, value);
    }
}
