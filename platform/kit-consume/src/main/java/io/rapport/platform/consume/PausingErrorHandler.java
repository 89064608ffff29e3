package io.rapport.platform.consume;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.MessageListenerContainer;

/// Waits for as long as a batch fails and never gives a record up: the partitions go back to where
/// the batch began, rest for 0.5 to 5 s, and bring it again. Nothing is held in memory meanwhile,
/// so that partitions may move to another instance.
///
/// It pauses partitions, not the container, so that it never undoes an operator's pause.
final class PausingErrorHandler implements CommonErrorHandler {

    private static final Logger LOG = LoggerFactory.getLogger(PausingErrorHandler.class);
    private static final Duration SHORTEST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final String name;
    private final ReadingState state;
    private final ConsumerMeters meters;
    private final ScheduledExecutorService scheduler;
    private final Clock clock;
    private final CommonErrorHandler others = new DefaultErrorHandler();

    PausingErrorHandler(
            String name,
            ReadingState state,
            ConsumerMeters meters,
            ScheduledExecutorService scheduler,
            Clock clock) {
        this.name = name;
        this.state = state;
        this.meters = meters;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    @Override
    public boolean isAckAfterHandle() {
        return false;
    }

    @Override
    public boolean seeksAfterHandling() {
        return false;
    }

    @Override
    public <K, V> ConsumerRecords<K, V> handleBatchAndReturnRemaining(
            Exception failure,
            ConsumerRecords<?, ?> batch,
            Consumer<?, ?> consumer,
            MessageListenerContainer container,
            Runnable again) {
        handleBatch(failure, batch, consumer, container, again);
        return ConsumerRecords.empty();
    }

    @Override
    public void handleBatch(
            Exception failure,
            ConsumerRecords<?, ?> batch,
            Consumer<?, ?> consumer,
            MessageListenerContainer container,
            Runnable again) {
        var attempts = state.failed(clock.instant());
        meters.failed();
        var assigned = Set.copyOf(consumer.assignment());
        rewind(batch, consumer, assigned);
        assigned.forEach(container::pausePartition);
        var pause = pause(attempts);
        var _ =
                scheduler.schedule(
                        () -> assigned.forEach(container::resumePartition),
                        pause.toMillis(),
                        TimeUnit.MILLISECONDS);
        LOG.warn(
                "{} failed {} times in a row ({}) and tries again in {} ms",
                name,
                attempts,
                kind(failure),
                pause.toMillis());
        LOG.debug("{} failed", name, failure);
        throw new KafkaException(
                name + " will be brought these records again", KafkaException.Level.DEBUG, failure);
    }

    @Override
    public void handleOtherException(
            Exception failure,
            Consumer<?, ?> consumer,
            MessageListenerContainer container,
            boolean batch) {
        others.handleOtherException(failure, consumer, container, batch);
    }

    private static void rewind(
            ConsumerRecords<?, ?> batch, Consumer<?, ?> consumer, Set<TopicPartition> assigned) {
        for (var partition : batch.partitions()) {
            List<?> messages = batch.records(partition);
            if (assigned.contains(partition) && !messages.isEmpty()) {
                consumer.seek(partition, batch.records(partition).getFirst().offset());
            }
        }
    }

    static Duration pause(int attempts) {
        var doubled = SHORTEST.multipliedBy(1L << Math.clamp(attempts - 1, 0, 4));
        return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    }

    /// The innermost cause's class: messages may quote what stands in an event.
    private static String kind(Throwable failure) {
        var cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getClass().getSimpleName();
    }
}
