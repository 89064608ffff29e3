package io.rapport.bench.figure;

import io.rapport.contracts.EventCatalogue;
import io.rapport.contracts.EventEnvelope;
import io.rapport.contracts.EventHeaders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Records as a service publishes them, made of the golden files of the contract. What would not be
/// readable is parked and so missed by whoever waits for it.
final class Golden {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final String type;
    private final String schema;
    private final ObjectNode value;

    /// @param type wire name with version
    Golden(String type) {
        this.type = type;
        this.schema = EventCatalogue.schemaOf(type);
        try (var file = EventCatalogue.class.getResourceAsStream("/golden/" + type + ".json")) {
            if (file == null) {
                throw new IllegalArgumentException("No golden file of " + type);
            }
            value = (ObjectNode) JSON.readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The value, for a change of its own.
    ObjectNode value() {
        return value.deepCopy();
    }

    /// The state in a value.
    static ObjectNode state(ObjectNode value) {
        return (ObjectNode) value.path("state");
    }

    /// The whole record.
    ///
    /// @param subject the aggregate's id
    /// @param customer whose it is, or null
    ProducerRecord<String, byte[]> message(
            String topic,
            String subject,
            long sequence,
            @Nullable String customer,
            Instant effective,
            Instant recorded,
            ObjectNode changed) {
        var envelope =
                new EventEnvelope(
                        EventEnvelope.idOf(subject, 1, sequence),
                        "/rapport/bench",
                        type,
                        subject,
                        recorded,
                        effective,
                        1,
                        sequence,
                        "default",
                        schema,
                        "bench",
                        customer,
                        null,
                        null,
                        null,
                        null);
        var message = new ProducerRecord<>(topic, subject, JSON.writeValueAsBytes(changed));
        EventHeaders.write(envelope)
                .forEach((name, text) ->
                        message.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        return message;
    }
}
