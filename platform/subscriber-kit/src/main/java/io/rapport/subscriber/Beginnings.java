package io.rapport.subscriber;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// Partitions that begin with their states: their events wait (paused) until the state partition
/// has been read, then go on from behind it. Nothing is committed before, so an instance that dies
/// on the way leaves another one to begin again; what is held already is not replaced by older
/// states.
final class Beginnings implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaConsumer<byte[], byte[]> events;
    private final Subscription subscription;
    private final StateKeeper keeper;
    private final Tally tally;
    private final Set<TopicPartition> waiting = new HashSet<>();
    private final Set<TopicPartition> unasked = new HashSet<>();
    private final Map<TopicPartition, Long> ready = new HashMap<>();
    private @Nullable StateTopicReader reader;

    Beginnings(
            KafkaConsumer<byte[], byte[]> events,
            Subscription subscription,
            StateKeeper keeper,
            Tally tally) {
        this.events = events;
        this.subscription = subscription;
        this.keeper = keeper;
        this.tally = tally;
    }

    void assigned(Collection<TopicPartition> partitions) {
        if (subscription.start() == Start.STATES) {
            unasked.addAll(partitions);
            events.pause(partitions);
        }
    }

    void revoked(Collection<TopicPartition> partitions) {
        unasked.removeAll(partitions);
        waiting.removeAll(partitions);
        ready.keySet().removeAll(partitions);
        if (reader != null) {
            reader.keepOnly(waiting);
        }
    }

    /// Goes on a little. Kafka's retriable exceptions pass through: the caller tries again.
    void step() {
        if (!unasked.isEmpty()) {
            ask();
        }
        if (reader != null && !reader.idle()) {
            ready.putAll(reader.step(POLL));
        }
        for (TopicPartition partition : List.copyOf(ready.keySet())) {
            goOn(partition, ready.getOrDefault(partition, 0L));
            ready.remove(partition);
        }
        if (waiting.isEmpty()) {
            close();
        }
    }

    /// Whether the group was here before.
    private void ask() {
        Map<TopicPartition, OffsetAndMetadata> committed = events.committed(unasked);
        for (TopicPartition partition : List.copyOf(unasked)) {
            if (committed.get(partition) == null) {
                open().begin(partition);
                waiting.add(partition);
            } else {
                events.resume(List.of(partition));
            }
            unasked.remove(partition);
        }
    }

    /// A state topic that is ahead of its events belongs to other events: those are read from their
    /// beginning.
    private void goOn(TopicPartition partition, long next) {
        Long end = events.endOffsets(List.of(partition)).get(partition);
        long from = end != null && next > end ? 0 : next;
        try {
            events.commitSync(Map.of(partition, new OffsetAndMetadata(from)));
        } catch (CommitFailedException e) {
            // The partition has passed on: its next owner begins anew.
        }
        events.seek(partition, from);
        waiting.remove(partition);
        events.resume(List.of(partition));
    }

    private StateTopicReader open() {
        StateTopicReader current = reader;
        if (current == null) {
            current =
                    new StateTopicReader(
                            new HashMap<>(subscription.settings()),
                            state -> keeper.state(state.envelope(), state.value()),
                            tally.unreadable::increment);
            reader = current;
        }
        return current;
    }

    @Override
    public void close() {
        if (reader != null) {
            reader.close();
            reader = null;
        }
    }
}
