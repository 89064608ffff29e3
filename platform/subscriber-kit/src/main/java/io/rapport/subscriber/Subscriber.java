package io.rapport.subscriber;

import io.rapport.contracts.MalformedEventException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Reads events topics as one instance of a consumer group and keeps the subscriber's rule. Offsets
/// are committed after what they stand for is held, so everything comes at least once; whatever
/// fails is tried again after a pause, its partition waits, others go on.
///
/// ```java
/// try (var subscriber = new Subscriber(Subscription.of(settings, "erp.customers", topics, held))) {
///     subscriber.run();
/// }
/// ```
public final class Subscriber implements Runnable, AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration SHORTEST = Duration.ofMillis(250);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final Subscription subscription;
    private final Tally tally = new Tally();
    private final StateKeeper keeper;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Beginnings beginnings;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean running;
    private Duration pause = SHORTEST;

    /// Connects at [#run()], not before.
    public Subscriber(Subscription subscription) {
        this.subscription = subscription;
        keeper =
                new StateKeeper(
                        subscription.held(),
                        subscription.snapshots(),
                        subscription.alerts(),
                        tally);
        Map<String, Object> settings = new HashMap<>(subscription.settings());
        settings.put("group.id", subscription.group());
        settings.put("enable.auto.commit", false);
        settings.put("auto.offset.reset", "earliest");
        // A topic that nobody made must not come into being by being read.
        settings.put("allow.auto.create.topics", false);
        settings.putIfAbsent("max.poll.records", 500);
        consumer =
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        beginnings = new Beginnings(consumer, subscription, keeper, tally);
    }

    /// What was met so far. From any thread.
    public Counts counts() {
        return tally.counts();
    }

    /// Reads until [#close()] is called from another thread, or Kafka refuses for good (no access,
    /// for example). Then [Alerts#ending] is told, everything is closed, and it throws.
    ///
    /// @throws NoStateTopicException if there is no state topic and one is to be read
    /// @throws KafkaException which no patience mends
    @Override
    public void run() {
        running = true;
        try (consumer;
                beginnings) {
            consumer.subscribe(subscription.topics(), new Rebalance());
            while (closing.getCount() > 0) {
                turn();
            }
        } catch (WakeupException e) {
            if (closing.getCount() > 0) {
                throw e;
            }
        } catch (KafkaException e) {
            subscription.alerts().ending(e);
            throw e;
        } finally {
            ended.countDown();
        }
    }

    /// Ends [#run()] after the record in its hands, and waits for that for at most ten seconds.
    @Override
    public void close() {
        closing.countDown();
        try {
            if (running) {
                consumer.wakeup();
                if (!ended.await(10, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("the handler did not return");
                }
            } else {
                consumer.close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void turn() {
        try {
            boolean sound = handle(consumer.poll(POLL));
            beginnings.step();
            if (sound) {
                pause = SHORTEST;
            } else {
                rest();
            }
        } catch (RetriableException e) {
            rest();
        }
    }

    /// @return whether all of it went well
    private boolean handle(ConsumerRecords<byte[], byte[]> polled) {
        Map<TopicPartition, OffsetAndMetadata> done = new HashMap<>();
        boolean sound = true;
        for (TopicPartition partition : polled.partitions()) {
            List<ConsumerRecord<byte[], byte[]>> messages = polled.records(partition);
            long next = handled(messages);
            long first = messages.get(0).offset();
            long last = messages.get(messages.size() - 1).offset();
            if (next <= last) {
                consumer.seek(partition, next);
                sound = false;
            }
            if (next > first) {
                done.put(partition, new OffsetAndMetadata(next));
            }
        }
        commit(done);
        return sound;
    }

    /// Handles records of one partition, in order.
    ///
    /// @return the offset of the first that failed, or the one behind the last
    private long handled(List<ConsumerRecord<byte[], byte[]>> messages) {
        long next = messages.get(0).offset();
        for (ConsumerRecord<byte[], byte[]> message : messages) {
            try {
                handle(message);
            } catch (WakeupException | NoStateTopicException e) {
                throw e;
            } catch (RuntimeException e) {
                subscription
                        .alerts()
                        .failing(message.topic(), message.partition(), message.offset(), e);
                return message.offset();
            }
            next = message.offset() + 1;
        }
        return next;
    }

    private void handle(ConsumerRecord<byte[], byte[]> message) {
        ReceivedEvent event;
        try {
            event = Records.event(message);
        } catch (MalformedEventException e) {
            tally.unreadable.increment();
            subscription
                    .alerts()
                    .unreadable(
                            message.topic(),
                            message.partition(),
                            message.offset(),
                            String.valueOf(e.getMessage()));
            return;
        }
        subscription.handler().handle(event);
        keeper.event(event);
    }

    /// A commit that comes too late, after a rebalance, is none: the records come again elsewhere.
    private void commit(Map<TopicPartition, OffsetAndMetadata> done) {
        if (!done.isEmpty()) {
            try {
                consumer.commitSync(done);
            } catch (CommitFailedException e) {
                // Another instance repeats them.
            }
        }
    }

    private void rest() {
        try {
            if (!closing.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                Duration longer = pause.multipliedBy(2);
                pause = longer.compareTo(LONGEST) < 0 ? longer : LONGEST;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closing.countDown();
        }
    }

    private final class Rebalance implements ConsumerRebalanceListener {

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            beginnings.assigned(partitions);
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            beginnings.revoked(partitions);
        }
    }
}
