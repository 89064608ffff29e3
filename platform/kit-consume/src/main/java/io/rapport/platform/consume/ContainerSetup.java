package io.rapport.platform.consume;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.cloud.stream.binder.ExtendedConsumerProperties;
import org.springframework.cloud.stream.binder.kafka.KafkaListenerContainerCustomizer;
import org.springframework.cloud.stream.binder.kafka.properties.KafkaConsumerProperties;
import org.springframework.kafka.event.ListenerContainerPartitionIdleEvent;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;

/// Gives each container of the binder our error handler, and its consumer the news of partitions.
final class ContainerSetup implements KafkaListenerContainerCustomizer, DisposableBean {

    /// Longer than any batch should take, and well below the 20 s that a service has to end.
    private static final Duration DRAIN = Duration.ofSeconds(10);

    /// A resumed partition is read again after this at the latest.
    private static final Duration POLL = Duration.ofMillis(500);

    /// Who is refused tries again: a certificate, a password or a right may come later than this
    /// service. Without it the container would end for good.
    private static final Duration REFUSED = Duration.ofSeconds(10);

    /// How often a consumer that could not tell where it begins is asked again.
    private static final Duration ASKED_AGAIN = Duration.ofSeconds(1);

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
        var news = new PartitionNews(entry.consumer(), container::isPauseRequested);
        properties.setConsumerRebalanceListener(news);
        properties.setIdlePartitionEventInterval(ASKED_AGAIN.toMillis());
        var others = container.getApplicationEventPublisher();
        container.setApplicationEventPublisher(event -> {
            if (event instanceof ListenerContainerPartitionIdleEvent idle) {
                news.idle(idle.getConsumer());
            } else if (others != null) {
                others.publishEvent(event);
            }
        });
    }
}
