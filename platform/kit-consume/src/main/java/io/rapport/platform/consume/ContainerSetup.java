package io.rapport.platform.consume;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.cloud.stream.binder.ExtendedConsumerProperties;
import org.springframework.cloud.stream.binder.kafka.KafkaListenerContainerCustomizer;
import org.springframework.cloud.stream.binder.kafka.properties.KafkaConsumerProperties;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;

/// Gives each container of the binder our error handler, and its consumer the news of partitions.
final class ContainerSetup implements KafkaListenerContainerCustomizer, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(ContainerSetup.class);

    /// Longer than any batch should take, and well below the 20 s that a service has to end.
    private static final Duration DRAIN = Duration.ofSeconds(10);

    /// A resumed partition is read again after this at the latest.
    private static final Duration POLL = Duration.ofMillis(500);

    /// Who is refused tries again: a certificate, a password or a right may come later than this
    /// service. Without it the container would end for good.
    private static final Duration REFUSED = Duration.ofSeconds(10);

    private static final Duration ASK = Duration.ofSeconds(5);

    private final ConsumerRegistry registry;
    private final RecordPipelines pipelines;
    private final Clock clock;
    private final ScheduledExecutorService scheduler =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("consumer-resumption").factory());

    ContainerSetup(ConsumerRegistry registry, RecordPipelines pipelines, Clock clock) {
        this.registry = registry;
        this.pipelines = pipelines;
        this.clock = clock;
    }

    @Override
    public void configure(
            AbstractMessageListenerContainer<?, ?> container,
            String destination,
            String group,
            ExtendedConsumerProperties<KafkaConsumerProperties> binding) {
        configure(container, destination, group);
    }

    @Override
    public void configure(
            AbstractMessageListenerContainer<?, ?> container, String destination, String group) {
        registry.ofGroup(group).ifPresent(entry -> configure(container, entry));
    }

    @Override
    public void destroy() {
        scheduler.shutdownNow();
    }

    private void configure(
            AbstractMessageListenerContainer<?, ?> container, ConsumerRegistry.Entry entry) {
        var name = entry.consumer().name();
        container.setBeanName(name);
        container.setCommonErrorHandler(
                new PausingErrorHandler(
                        name, entry.state(), pipelines.meters(name), scheduler, clock));
        var properties = container.getContainerProperties();
        properties.setShutdownTimeout(DRAIN.toMillis());
        properties.setPollTimeout(POLL.toMillis());
        properties.setAuthExceptionRetryInterval(REFUSED);
        properties.setConsumerRebalanceListener(
                new Rebalance(entry.consumer(), container::isRunning));
    }

    /// Tells a consumer which partitions it has, on the thread that reads them.
    private record Rebalance(EventConsumer listener, BooleanSupplier goesOn)
            implements ConsumerAwareRebalanceListener {

        @Override
        public void onPartitionsAssigned(
                Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
            begin(consumer, partitions);
            var positions = new HashMap<TopicPartition, Long>();
            for (var partition : partitions) {
                try {
                    positions.put(partition, consumer.position(partition, ASK));
                } catch (KafkaException e) {
                    LOG.debug("position of {} is known with its first record", partition, e);
                }
            }
            quietly("assigned", () -> listener.assigned(positions));
        }

        /// Nothing is read before it is known from where. Whoever asks for so long that the group
        /// goes on without it is given partitions anew, and asks anew.
        private void begin(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
            var told = false;
            while (goesOn.getAsBoolean()) {
                try {
                    listener.startingAt(partitions, topics -> ends(consumer, topics))
                            .forEach(consumer::seek);
                    return;
                } catch (RuntimeException e) {
                    if (!told) {
                        LOG.warn("{} cannot tell yet where it begins", listener.name());
                    }
                    told = true;
                    LOG.debug("{} cannot tell yet where it begins", listener.name(), e);
                }
                try {
                    Thread.sleep(POLL);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
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
            quietly("revoked", () -> listener.revoked(partitions));
        }

        @Override
        public void onPartitionsLost(
                Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
            quietly("lost", () -> listener.revoked(partitions));
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
}
