package io.rapport.platform.consume;

import io.rapport.contracts.EventCatalogue;
import io.rapport.contracts.EventEnvelope;
import io.rapport.contracts.EventHeaders;
import io.rapport.contracts.Restoration;
import io.rapport.contracts.RestorationEvent;
import io.rapport.contracts.customer.TeamEvent;
import io.rapport.contracts.customer.TeamState;
import io.rapport.platform.events.EventCodec;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/// Events of the tests: aggregates whose state is a label. Their type is in no catalogue, so they
/// are kept as events of unknown type.
public final class TrialEvents {

    public static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    public static final String TOPIC = "rapport.trial.events";
    public static final String TENANT = "default";

    private static final TeamState TEAM = new TeamState("Nord", null, null, List.of(), null);
    private static final EventCatalogue NONE = EventCatalogue.of(List.of());
    private static final RecordReader READER = new RecordReader(new EventCodec(NONE), NONE);

    private TrialEvents() {}

    /// A catalogue without events.
    public static EventCatalogue catalogue() {
        return NONE;
    }

    /// The envelope of the tests' one type of event, recorded a minute per sequence after noon.
    public static EventEnvelope envelope(String aggregate, int epoch, long sequence) {
        return envelope("rapport.note.written.v1", aggregate, epoch, sequence);
    }

    private static EventEnvelope envelope(String type, String aggregate, int epoch, long sequence) {
        var at = NOON.plusSeconds(60 * sequence);
        return new EventEnvelope(
                EventEnvelope.idOf(aggregate, epoch, sequence),
                "/tests",
                type,
                aggregate,
                at,
                at,
                epoch,
                sequence,
                TENANT,
                EventCatalogue.schemaOf(type),
                "emp_1",
                "cus_of_" + aggregate,
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "req-1",
                null,
                null);
    }

    public static String value(String label) {
        return "{\"change\":{},\"state\":{\"label\":\"" + label + "\"}}";
    }

    /// An event as a consumer gets it.
    public static ReceivedEvent received(
            String aggregate, int epoch, long sequence, String label, Instant log) {
        return READER.read(polled(envelope(aggregate, epoch, sequence), value(label), 0, log));
    }

    public static ReceivedEvent received(String aggregate, long sequence) {
        return received(
                aggregate, 1, sequence, aggregate + sequence, NOON.plusSeconds(60 * sequence + 1));
    }

    /// Sequence 1 of an epoch that a restore began.
    public static ReceivedEvent restored(
            String aggregate, int epoch, long validUntil, Instant log) {
        var restoration = Restoration.until(validUntil);
        return restore(aggregate, epoch, new TeamEvent.TeamRestored(restoration, TEAM), log);
    }

    /// The same of an aggregate that the restored data does not know.
    public static ReceivedEvent withdrawn(
            String aggregate, int epoch, long validUntil, Instant log) {
        var restoration = Restoration.until(validUntil);
        return restore(aggregate, epoch, new TeamEvent.TeamWithdrawn(restoration, TEAM), log);
    }

    private static ReceivedEvent restore(
            String aggregate, int epoch, RestorationEvent event, Instant log) {
        var envelope = envelope(EventCatalogue.typeOf(event), aggregate, epoch, 1);
        var value = new String(EventCodec.rapport().write(event), StandardCharsets.UTF_8);
        return new ReceivedEvent(envelope, event, TOPIC, 0, 0, log, value, value);
    }

    static ConsumerRecord<byte[], byte[]> polled(
            EventEnvelope envelope, String value, long offset, Instant log) {
        return polled(envelope.subject(), envelope, value, offset, log);
    }

    static ConsumerRecord<byte[], byte[]> polled(
            @Nullable String key, EventEnvelope envelope, String value, long offset, Instant log) {
        var headers = new RecordHeaders();
        EventHeaders.write(envelope)
                .forEach((name, text) -> headers.add(name, text.getBytes(StandardCharsets.UTF_8)));
        return new ConsumerRecord<>(
                TOPIC,
                0,
                offset,
                log.toEpochMilli(),
                TimestampType.LOG_APPEND_TIME,
                0,
                0,
                key == null ? new byte[0] : key.getBytes(StandardCharsets.UTF_8),
                value.getBytes(StandardCharsets.UTF_8),
                headers,
                Optional.empty());
    }

    /// The same as a producer sends it.
    public static ProducerRecord<byte[], byte[]> toSend(
            String topic, String aggregate, long sequence, String value) {
        var headers = new RecordHeaders();
        EventHeaders.write(envelope(aggregate, 1, sequence))
                .forEach((name, text) -> headers.add(name, text.getBytes(StandardCharsets.UTF_8)));
        return new ProducerRecord<>(
                topic,
                null,
                null,
                aggregate.getBytes(StandardCharsets.UTF_8),
                value.getBytes(StandardCharsets.UTF_8),
                headers);
    }
}
