package io.rapport.platform.statetopic;

import io.rapport.contracts.EventEnvelope;
import io.rapport.contracts.EventHeaders;
import io.rapport.contracts.MalformedEventException;
import io.rapport.contracts.StateTopics;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Makes a state's record of an event's: the same key and headers, where it came from, and the
/// value without what changed.
final class StateRecords {

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                    .build();

    private StateRecords() {}

    /// Epoch and sequence of a record of either topic.
    ///
    /// @throws MalformedEventException if it is no event; says nothing of what stands in it
    static long order(ConsumerRecord<byte[], byte[]> message) {
        EventEnvelope envelope = EventHeaders.read(name -> header(message, name));
        var key = envelope.subject().getBytes(StandardCharsets.UTF_8);
        if (!Arrays.equals(key, message.key())) {
            throw new MalformedEventException("key", "is not ce_subject");
        }
        return envelope.order();
    }

    /// @throws MalformedEventException if the value is no event's; says nothing of what stands in
    ///   it
    static ProducerRecord<byte[], byte[]> of(ConsumerRecord<byte[], byte[]> event) {
        var headers = new RecordHeaders(event.headers().toArray());
        var offset = Long.toString(event.offset()).getBytes(StandardCharsets.UTF_8);
        headers.remove(StateTopics.EVENT_OFFSET).add(StateTopics.EVENT_OFFSET, offset);
        return new ProducerRecord<>(
                StateTopics.of(event.topic()),
                event.partition(),
                event.timestamp() < 0 ? null : event.timestamp(),
                event.key(),
                value(event.value()),
                headers);
    }

    private static byte[] value(byte @Nullable [] event) {
        if (event == null || !(tree(event) instanceof ObjectNode value) || !value.has("state")) {
            throw new MalformedEventException("value", "is no object with a state");
        }
        value.remove("change");
        if (value.at("/personal/clear") instanceof ObjectNode clear) {
            clear.remove("change");
        }
        return JSON.writeValueAsBytes(value);
    }

    private static JsonNode tree(byte[] value) {
        try {
            return JSON.readTree(value);
        } catch (JacksonException e) {
            // Its message may repeat what stands there, so it is not kept as the cause.
            throw new MalformedEventException("value", "is no JSON");
        }
    }

    private static @Nullable String header(ConsumerRecord<byte[], byte[]> message, String name) {
        var header = message.headers().lastHeader(name);
        var value = header == null ? null : header.value();
        return value == null ? null : new String(value, StandardCharsets.UTF_8);
    }
}
