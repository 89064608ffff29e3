package io.rapport.platform.consume;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// What is kept of a record that is to be parked: a pointer, never its bytes.
record Parking(
        String topic,
        int partition,
        long offset,
        @Nullable String key,
        ParkReason reason,
        String detail,
        String hash,
        long log) {

    private static final Pattern AGGREGATE_ID = Pattern.compile("[A-Za-z0-9_-]{1,100}");

    static Parking of(ConsumerRecord<byte[], byte[]> message, ParkReason reason, String detail) {
        return new Parking(
                message.topic(),
                message.partition(),
                message.offset(),
                aggregateId(message.key()),
                reason,
                detail,
                RecordHash.of(message),
                message.timestamp());
    }

    static Parking of(ReceivedEvent event, ParkReason reason, String detail) {
        return new Parking(
                event.topic(),
                event.partition(),
                event.offset(),
                event.aggregateId(),
                reason,
                detail,
                event.hash(),
                event.logTime().toEpochMilli());
    }

    String id(String consumer) {
        return id(consumer, topic, partition, offset);
    }

    static String id(String consumer, ConsumerRecord<?, ?> message) {
        return id(consumer, message.topic(), message.partition(), message.offset());
    }

    private static String id(String consumer, String topic, int partition, long offset) {
        return consumer + "." + topic + "." + partition + "." + offset;
    }

    /// A key that cannot be an aggregate id may be anything, so it is not kept.
    static @Nullable String aggregateId(byte @Nullable [] key) {
        if (key == null || key.length > 100) {
            return null;
        }
        var text = new String(key, StandardCharsets.UTF_8);
        return AGGREGATE_ID.matcher(text).matches() ? text : null;
    }
}
