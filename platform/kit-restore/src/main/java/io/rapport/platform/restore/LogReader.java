package io.rapport.platform.restore;

import io.rapport.contracts.EventEnvelope;
import io.rapport.contracts.EventHeaders;
import io.rapport.contracts.MalformedEventException;
import io.rapport.platform.consume.RecordFetcher;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// Reads partitions of the topics from an offset to the end that they have now, one after the
/// other. Connects at the first reading.
final class LogReader implements AutoCloseable {

    private static final int RECORDS_PER_POLL = 2_000;
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final RecordFetcher fetcher;
    private @Nullable KafkaConsumer<byte[], byte[]> connected;

    LogReader(RecordFetcher fetcher) {
        this.fetcher = fetcher;
    }

    /// A well-formed event in the log.
    ///
    /// @param value the JSON value
    /// @param offset where it lies in its partition
    record Logged(EventEnvelope envelope, String topic, String value, long offset) {}

    List<TopicPartition> partitions(String topic) {
        var partitions = consumer().partitionsFor(topic, PATIENCE);
        return (partitions == null ? List.<PartitionInfo>of() : partitions)
                .stream().map(info -> new TopicPartition(info.topic(), info.partition())).toList();
    }

    /// Gives the events poll by poll, in order. What is no event is left out, as consumers do.
    ///
    /// @return records read
    /// @throws IllegalStateException if the broker gives nothing more for a while
    long read(TopicPartition place, long from, Consumer<List<Logged>> batches) {
        var consumer = consumer();
        consumer.assign(List.of(place));
        var end = consumer.endOffsets(List.of(place), PATIENCE).getOrDefault(place, 0L);
        var begin = consumer.beginningOffsets(List.of(place), PATIENCE).getOrDefault(place, 0L);
        consumer.seek(place, Math.max(from, begin));
        return read(consumer, place, end, batches);
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        var consumer = connected;
        if (consumer == null) {
            consumer = fetcher.open(RECORDS_PER_POLL);
            connected = consumer;
        }
        return consumer;
    }

    @Override
    public void close() {
        if (connected != null) {
            connected.close();
            connected = null;
        }
    }

    private static long read(
            KafkaConsumer<byte[], byte[]> consumer,
            TopicPartition place,
            long end,
            Consumer<List<Logged>> batches) {
        var read = 0L;
        var heard = System.nanoTime();
        while (consumer.position(place, PATIENCE) < end) {
            var polled = consumer.poll(POLL);
            if (!polled.isEmpty()) {
                heard = System.nanoTime();
                read += polled.count();
                var events = new ArrayList<Logged>();
                polled.forEach(message -> add(events, message));
                batches.accept(events);
            } else if (System.nanoTime() - heard > PATIENCE.toNanos()) {
                throw new IllegalStateException("the broker gives nothing more of " + place);
            }
        }
        return read;
    }

    private static void add(List<Logged> events, ConsumerRecord<byte[], byte[]> message) {
        try {
            var envelope = EventHeaders.read(name -> header(message, name));
            var key = envelope.subject().getBytes(StandardCharsets.UTF_8);
            if (message.value() != null && Arrays.equals(key, message.key())) {
                var value = new String(message.value(), StandardCharsets.UTF_8);
                events.add(new Logged(envelope, message.topic(), value, message.offset()));
            }
        } catch (MalformedEventException e) {
            // Parked by every consumer, so nobody has seen it.
        }
    }

    private static @Nullable String header(ConsumerRecord<byte[], byte[]> message, String name) {
        var header = message.headers().lastHeader(name);
        return header == null || header.value() == null
                ? null
                : new String(header.value(), StandardCharsets.UTF_8);
    }
}
