package io.rapport.analytics;

import io.rapport.contracts.EventCatalogue;
import io.rapport.contracts.EventEnvelope;
import io.rapport.contracts.EventHeaders;
import io.rapport.contracts.PublishedEvent;
import io.rapport.platform.events.EventCodec;
import io.rapport.test.TestBroker;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/// Publishes events as the owning services do: same headers, same values, sequences without a hole.
public final class TestLog implements AutoCloseable {

    private final EventCatalogue catalogue;
    private final EventCodec codec;
    private final KafkaProducer<String, byte[]> producer;
    private final String tenant;
    private final String correlation;
    private final Map<String, Long> sequences = new HashMap<>();
    private final List<Future<RecordMetadata>> sent = new ArrayList<>();
    private final List<ProducerRecord<String, byte[]>> published = new ArrayList<>();

    public TestLog(String tenant, String correlation) {
        this(tenant, correlation, EventCatalogue.rapport());
    }

    /// @param catalogue what may be published
    public TestLog(String tenant, String correlation, EventCatalogue catalogue) {
        this.catalogue = catalogue;
        this.codec = new EventCodec(catalogue);
        this.tenant = tenant;
        this.correlation = correlation;
        this.producer =
                new KafkaProducer<>(
                        Map.of(
                                "bootstrap.servers",
                                TestBroker.bootstrapServers(),
                                "linger.ms",
                                "5"),
                        new StringSerializer(),
                        new ByteArraySerializer());
    }

    /// @return the event's sequence
    public long publish(String id, Instant effective, PublishedEvent event) {
        return publish(id, effective, event, null);
    }

    /// @param replaces the sequence of the event that this one corrects
    public long publish(
            String id, Instant effective, PublishedEvent event, @Nullable Long replaces) {
        var sequence = sequences.merge(id, 1L, Long::sum);
        send(record(id, sequence, effective, event, replaces));
        return sequence;
    }

    /// The next record of an aggregate as it would be sent, for a test to spoil.
    public ProducerRecord<String, byte[]> prepare(
            String id, Instant effective, PublishedEvent event) {
        return record(id, sequences.merge(id, 1L, Long::sum), effective, event, null);
    }

    /// Sends what no service would.
    public void sendForeign(ProducerRecord<String, byte[]> record) {
        sent.add(producer.send(record));
    }

    /// Leaves out the next sequence of an aggregate.
    public void skip(String id) {
        sequences.merge(id, 1L, Long::sum);
    }

    public List<ProducerRecord<String, byte[]>> published() {
        return List.copyOf(published);
    }

    /// Sends records again, as a relay does that did not hear its acknowledgement.
    public void repeat(Collection<ProducerRecord<String, byte[]>> records) {
        records.forEach(record ->
                sent.add(
                        producer.send(
                                new ProducerRecord<>(
                                        record.topic(),
                                        null,
                                        null,
                                        record.key(),
                                        record.value(),
                                        record.headers()))));
        flush();
    }

    /// Waits until the broker has taken everything.
    public void flush() {
        producer.flush();
        sent.forEach(Future::resultNow);
        sent.clear();
    }

    private void send(ProducerRecord<String, byte[]> record) {
        published.add(record);
        sent.add(producer.send(record));
    }

    private ProducerRecord<String, byte[]> record(
            String id,
            long sequence,
            Instant effective,
            PublishedEvent event,
            @Nullable Long replaces) {
        var entry = catalogue.entryOf(event);
        var envelope =
                new EventEnvelope(
                        EventEnvelope.idOf(id, 1, sequence),
                        "/rapport/test",
                        entry.type(),
                        id,
                        Instant.parse("2026-01-01T00:00:00Z"),
                        effective,
                        1,
                        sequence,
                        tenant,
                        entry.dataSchema(),
                        "employee:test",
                        event.customerId(id),
                        null,
                        correlation,
                        null,
                        replaces == null ? null : EventEnvelope.idOf(id, 1, replaces));
        var record = new ProducerRecord<>(entry.topic(), id, codec.write(event));
        EventHeaders.write(envelope)
                .forEach((name, value) ->
                        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    @Override
    public void close() {
        producer.close();
    }
}
