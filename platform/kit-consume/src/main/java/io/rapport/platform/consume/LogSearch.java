package io.rapport.platform.consume;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/// Finds the events of one aggregate in the log, by reading the partition of its key. That may be
/// long, so each call reads for a few seconds and tells where to go on.
///
/// An event that lies in another partition than its key's is not found: consumers park it.
public final class LogSearch {

    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int RECORDS_PER_POLL = 2_000;
    private static final int AT_A_TIME = 2;

    private final ConsumerRegistry registry;
    private final TopicsProperties owned;
    private final RecordFetcher fetcher;
    private final Semaphore places = new Semaphore(AT_A_TIME);

    LogSearch(ConsumerRegistry registry, TopicsProperties owned, RecordFetcher fetcher) {
        this.registry = registry;
        this.owned = owned;
        this.fetcher = fetcher;
    }

    /// What one call found.
    ///
    /// @param next the offset to go on from; `null` when the end of the log was reached
    /// @param scanned records read, of whatever key
    /// @param topic where was looked
    /// @param partition the partition of its key
    /// @param events in the order of the log
    public record Found(
            String topic,
            int partition,
            List<RecordOutline> events,
            @Nullable Long next,
            long scanned) {

        public Found {
            events = List.copyOf(events);
        }
    }

    /// The topics of this service: those that it writes and those that it reads.
    public Set<String> topics() {
        var topics = new TreeSet<>(owned.owned());
        registry.entries().forEach(entry -> topics.addAll(entry.consumer().topics()));
        return topics;
    }

    /// Where to look unless said otherwise: the first topic that it writes, else that it reads;
    /// empty if there is none.
    public String firstTopic() {
        return owned.owned().stream()
                .findFirst()
                .or(() -> topics().stream().findFirst())
                .orElse("");
    }

    /// Reads on from an offset.
    ///
    /// @param topic one of [#topics()]
    /// @param limit how many events to find at most
    /// @return empty if too many search at this moment, or there is no such topic
    public Optional<Found> find(String topic, String aggregateId, long from, int limit) {
        if (!places.tryAcquire()) {
            return Optional.empty();
        }
        try (var consumer = fetcher.open(RECORDS_PER_POLL)) {
            var partitions = consumer.partitionsFor(topic, PATIENCE);
            if (partitions == null || partitions.isEmpty()) {
                return Optional.empty();
            }
            var key = aggregateId.getBytes(StandardCharsets.UTF_8);
            var place =
                    new TopicPartition(
                            topic, Utils.toPositive(Utils.murmur2(key)) % partitions.size());
            return Optional.of(read(consumer, place, key, from, limit));
        } finally {
            places.release();
        }
    }

    private static Found read(
            KafkaConsumer<byte[], byte[]> consumer,
            TopicPartition place,
            byte[] key,
            long from,
            int limit) {
        consumer.assign(List.of(place));
        var end = consumer.endOffsets(List.of(place), PATIENCE).getOrDefault(place, 0L);
        var begin = consumer.beginningOffsets(List.of(place), PATIENCE).getOrDefault(place, 0L);
        var at = Math.max(from, begin);
        consumer.seek(place, at);
        var found = new ArrayList<RecordOutline>();
        var scanned = 0L;
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (at < end && found.size() < limit && System.nanoTime() < until) {
            for (var message : consumer.poll(POLL)) {
                if (found.size() == limit || message.offset() >= end) {
                    break;
                }
                scanned++;
                at = message.offset() + 1;
                if (Arrays.equals(key, message.key())) {
                    found.add(RecordOutline.of(message));
                }
            }
            at = found.size() == limit ? at : Math.max(at, Math.min(end, consumer.position(place)));
        }
        return new Found(place.topic(), place.partition(), found, at < end ? at : null, scanned);
    }
}
