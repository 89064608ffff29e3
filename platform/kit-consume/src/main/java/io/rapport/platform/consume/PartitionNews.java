package io.rapport.platform.consume;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;

/// Tells a consumer which partitions it has, and asks it where it begins in them; all of it on the
/// thread that reads.
///
/// Nothing is read before that is known. What a consumer cannot tell (its store is away) rests and
/// is asked for again between two polls, not while the group waits: an instance without its store
/// would hold up the others for the five minutes that Kafka gives it.
final class PartitionNews implements ConsumerAwareRebalanceListener {

    private static final Logger LOG = LoggerFactory.getLogger(PartitionNews.class);

    /// How long the broker is asked for an answer.
    private static final Duration ASK = Duration.ofSeconds(5);

    private static final long REST_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final EventConsumer listener;
    private final BooleanSupplier isPaused;

    /// What rests, of each thread's client.
    private final Map<Consumer<?, ?>, Resting> resting = new ConcurrentHashMap<>();

    /// @param askedAt by a clock that only runs; after the last answer
    private record Resting(Set<TopicPartition> partitions, long askedAt) {}

    /// @param isPaused whether an operator had all reading paused
    PartitionNews(EventConsumer listener, BooleanSupplier isPaused) {
        this.listener = listener;
        this.isPaused = isPaused;
    }

    @Override
    public void onPartitionsAssigned(
            Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        if (!begin(consumer, partitions)) {
            LOG.warn("{} cannot tell yet where it begins", listener.name());
            consumer.pause(partitions);
            rest(consumer, partitions);
        }
    }

    /// Between two polls.
    void idle(Consumer<?, ?> consumer) {
        var waiting = resting.get(consumer);
        if (waiting == null || System.nanoTime() - waiting.askedAt() < REST_NANOS) {
            return;
        }
        if (!begin(consumer, waiting.partitions())) {
            rest(consumer, waiting.partitions());
            return;
        }
        resting.remove(consumer);
        if (!isPaused.getAsBoolean()) {
            consumer.resume(waiting.partitions());
        }
        LOG.info("{} knows where it begins", listener.name());
    }

    private void rest(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        resting.put(consumer, new Resting(Set.copyOf(partitions), System.nanoTime()));
    }

    private boolean begin(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        try {
            listener.startingAt(partitions, topics -> ends(consumer, topics))
                    .forEach(consumer::seek);
        } catch (RuntimeException e) {
            LOG.debug("{} cannot tell yet where it begins", listener.name(), e);
            return false;
        }
        var positions = new HashMap<TopicPartition, Long>();
        for (var partition : partitions) {
            try {
                positions.put(partition, consumer.position(partition, ASK));
            } catch (KafkaException e) {
                LOG.debug("position of {} is known with its first record", partition, e);
            }
        }
        quietly("assigned", () -> listener.assigned(positions));
        return true;
    }

    private static Map<TopicPartition, Long> ends(Consumer<?, ?> consumer, Set<String> topics) {
        var there = consumer.listTopics(ASK); // asking for one by name would make it
        var places =
                topics.stream()
                        .flatMap(topic -> there.getOrDefault(topic, List.of()).stream())
                        .map(each -> new TopicPartition(each.topic(), each.partition()))
                        .toList();
        return consumer.endOffsets(places, ASK);
    }

    @Override
    public void onPartitionsRevokedAfterCommit(
            Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        leave("revoked", consumer, partitions);
    }

    @Override
    public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        leave("lost", consumer, partitions);
    }

    /// All of a client's partitions leave at once, as they came.
    private void leave(
            String news, Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        resting.remove(consumer);
        quietly(news, () -> listener.revoked(partitions));
    }

    /// A failure here must not end the container.
    private void quietly(String news, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.warn("{} could not note partitions {}", listener.name(), news, e);
        }
    }
}
