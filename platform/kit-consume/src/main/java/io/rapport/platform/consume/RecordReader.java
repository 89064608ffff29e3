package io.rapport.platform.consume;

import io.rapport.contracts.EventCatalogue;
import io.rapport.contracts.EventEnvelope;
import io.rapport.contracts.EventHeaders;
import io.rapport.contracts.MalformedEventException;
import io.rapport.contracts.PublishedEvent;
import io.rapport.platform.events.EventCodec;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// Makes an event of a record, or says why it is none. Says nothing of what stands in it.
///
/// Every consumer of the platform reads with it; so does a producer's test, to show that what it
/// accepts can be read.
public final class RecordReader {

    private final EventCodec codec;
    private final EventCatalogue catalogue;

    /// A reader of what is in a catalogue.
    public RecordReader(EventCodec codec, EventCatalogue catalogue) {
        this.codec = codec;
        this.catalogue = catalogue;
    }

    /// A reader of everything that the platform publishes.
    public static RecordReader rapport() {
        return new RecordReader(EventCodec.rapport(), EventCatalogue.rapport());
    }

    /// @throws UnreadableRecordException if it is no event
    public ReceivedEvent read(ConsumerRecord<byte[], byte[]> message) {
        try {
            var envelope = EventHeaders.read(name -> header(message, name));
            requirePlace(message, envelope);
            var value = message.value();
            if (value == null) {
                throw new UnreadableRecordException(ParkReason.UNREADABLE, "value: is missing");
            }
            return new ReceivedEvent(
                    envelope,
                    event(envelope, value),
                    message.topic(),
                    message.partition(),
                    message.offset(),
                    Instant.ofEpochMilli(message.timestamp()),
                    RecordHash.of(message),
                    new String(value, StandardCharsets.UTF_8));
        } catch (MalformedEventException e) {
            throw new UnreadableRecordException(ParkReason.UNREADABLE, e.getMessage());
        }
    }

    /// What type of event it says it is; `null` where it says nothing.
    @Nullable String type(ConsumerRecord<byte[], byte[]> message) {
        return header(message, EventHeaders.TYPE);
    }

    private @Nullable PublishedEvent event(EventEnvelope envelope, byte[] value) {
        var event = codec.read(envelope.type(), value);
        if (event.isEmpty()) {
            // A type of the future has a state too, or it is no event.
            codec.readState(value, Map.class);
        }
        return event.orElse(null);
    }

    private void requirePlace(ConsumerRecord<byte[], byte[]> message, EventEnvelope envelope) {
        var key = envelope.subject().getBytes(StandardCharsets.UTF_8);
        if (!Arrays.equals(key, message.key())) {
            throw new UnreadableRecordException(ParkReason.MISPLACED, "key: is not ce_subject");
        }
        var entry = catalogue.find(envelope.type());
        if (entry.isPresent() && !entry.get().topics().contains(message.topic())) {
            throw new UnreadableRecordException(
                    ParkReason.MISPLACED, "ce_type: belongs to another topic");
        }
    }

    private static @Nullable String header(ConsumerRecord<byte[], byte[]> message, String name) {
        var header = message.headers().lastHeader(name);
        var value = header == null ? null : header.value();
        return value == null ? null : new String(value, StandardCharsets.UTF_8);
    }
}
