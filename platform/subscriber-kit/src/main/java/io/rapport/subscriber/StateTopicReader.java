package io.rapport.subscriber;

import io.rapport.contracts.MalformedEventException;
import io.rapport.contracts.StateTopics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/// Reads partitions of state topics from their beginning up to the end that they had when it was
/// told to, and finds where events go on from there. Only what was committed is read. Where there
/// is no state topic it says so.
final class StateTopicReader implements AutoCloseable {

    /// A topic that was made just now is not known to every broker at once.
    private static final Duration NEWS = Duration.ofSeconds(5);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Progress> open = new HashMap<>();
    private final Map<TopicPartition, Long> asked = new HashMap<>();
    private final Consumer<Records.StateRecord> states;
    private final Runnable unreadable;

    StateTopicReader(
            Map<String, Object> settings,
            Consumer<Records.StateRecord> states,
            Runnable unreadable) {
        this.states = states;
        this.unreadable = unreadable;
        Map<String, Object> all = new HashMap<>(settings);
        all.put("isolation.level", "read_committed");
        all.put("enable.auto.commit", false);
        all.put("auto.offset.reset", "earliest");
        all.put("allow.auto.create.topics", false);
        all.keySet().removeAll(Set.of("group.id", "group.instance.id"));
        consumer =
                new KafkaConsumer<>(all, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /// Begins with the state partition beside this events partition.
    void begin(TopicPartition events) {
        TopicPartition partition =
                new TopicPartition(StateTopics.of(events.topic()), events.partition());
        open.put(partition, new Progress(events, null, 0));
        asked.put(partition, System.nanoTime());
        consumer.assign(open.keySet());
        consumer.seekToBeginning(List.of(partition));
    }

    /// Leaves those partitions that this instance has lost.
    void keepOnly(Set<TopicPartition> events) {
        if (open.values().removeIf(progress -> !events.contains(progress.events()))) {
            consumer.assign(open.keySet());
        }
    }

    boolean idle() {
        return open.isEmpty();
    }

    /// Reads a little. Kafka's retriable exceptions pass through: the caller tries again.
    ///
    /// @throws NoStateTopicException if there is no such partition
    /// @return the events partitions whose states have been read, each with the offset from which
    ///   its events go on
    Map<TopicPartition, Long> step(Duration patience) {
        askEnds();
        for (ConsumerRecord<byte[], byte[]> message : consumer.poll(patience)) {
            take(message);
        }
        Map<TopicPartition, Long> done = new HashMap<>();
        open.forEach((partition, progress) -> {
            if (progress.end() != null && consumer.position(partition) >= progress.end()) {
                done.put(progress.events(), progress.next());
            }
        });
        if (open.values().removeIf(progress -> done.containsKey(progress.events()))) {
            consumer.assign(open.keySet());
        }
        return done;
    }

    private void askEnds() {
        List<TopicPartition> unknown =
                open.entrySet().stream()
                        .filter(entry -> entry.getValue().end() == null)
                        .filter(entry -> exists(entry.getKey(), entry.getValue().events()))
                        .map(Map.Entry::getKey)
                        .toList();
        consumer.endOffsets(unknown)
                .forEach((partition, end) ->
                        open.computeIfPresent(
                                partition,
                                (same, progress) ->
                                        new Progress(progress.events(), end, progress.next())));
    }

    /// Whether the partition is there; asking for the end of one that is not would take a minute
    /// and tell nothing.
    private boolean exists(TopicPartition partition, TopicPartition events) {
        Long since = asked.get(partition);
        if (since == null) {
            return true;
        }
        List<PartitionInfo> known = consumer.partitionsFor(partition.topic());
        if (known.stream().anyMatch(each -> each.partition() == partition.partition())) {
            asked.remove(partition);
            return true;
        }
        if (System.nanoTime() - since > NEWS.toNanos()) {
            throw new NoStateTopicException(
                    partition.topic(), events.topic(), partition.partition(), known.size());
        }
        return false;
    }

    private void take(ConsumerRecord<byte[], byte[]> message) {
        TopicPartition partition = new TopicPartition(message.topic(), message.partition());
        try {
            Records.StateRecord state = Records.state(message);
            states.accept(state);
            open.computeIfPresent(partition, (same, progress) -> progress.seen(state));
        } catch (MalformedEventException e) {
            unreadable.run();
        } catch (RuntimeException e) {
            // What this poll brought behind it must not be left out: all begin again.
            open.replaceAll((same, progress) -> new Progress(progress.events(), null, 0));
            consumer.seekToBeginning(open.keySet());
            throw e;
        }
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ofSeconds(1)));
    }

    /// @param end of the state partition; `null` until it was asked for
    /// @param next the offset behind the newest event of which a state was read
    private record Progress(TopicPartition events, @Nullable Long end, long next) {
        Progress seen(Records.StateRecord state) {
            return new Progress(events, end, Math.max(next, state.eventOffset() + 1));
        }
    }
}
