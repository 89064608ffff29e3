package io.rapport.platform.consume;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.cloud.stream.binding.BindingService;
import org.springframework.cloud.stream.messaging.DirectWithAttributesChannel;
import org.springframework.context.SmartLifecycle;
import org.springframework.messaging.Message;

/// Binds every consumer as a function of its own, once all beans exist. A pattern instead of names
/// asks the broker for nothing, so the service starts without one; and one pattern for all topics
/// of a consumer gives one container and one group member.
final class ConsumerBindings implements SmartLifecycle {

    /// The same as that of the binder's own input bindings.
    private static final int PHASE = Integer.MAX_VALUE - 1000;

    private final ConsumerRegistry registry;
    private final RecordPipelines pipelines;
    private final BindingService bindings;
    private final ConfigurableListableBeanFactory beans;
    private volatile boolean running;

    ConsumerBindings(
            ConsumerRegistry registry,
            RecordPipelines pipelines,
            BindingService bindings,
            ConfigurableListableBeanFactory beans) {
        this.registry = registry;
        this.pipelines = pipelines;
        this.bindings = bindings;
        this.beans = beans;
    }

    @Override
    public void start() {
        registry.entries().forEach(this::bind);
        running = true;
    }

    /// Lets each consumer finish and commit the batch in its hands.
    @Override
    public void stop() {
        running = false;
        registry.entries().parallelStream()
                .forEach(entry -> bindings.unbindConsumers(bindingName(entry)));
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    private void bind(ConsumerRegistry.Entry entry) {
        var name = bindingName(entry);
        var properties = bindings.getBindingServiceProperties().getBindingProperties(name);
        properties.setDestination(pattern(entry.consumer()));
        properties.setGroup(registry.group(entry.consumer()));
        bindings.bindConsumer(channel(name, entry), name);
    }

    private DirectWithAttributesChannel channel(String name, ConsumerRegistry.Entry entry) {
        var function = pipelines.before(entry.consumer());
        var channel = new DirectWithAttributesChannel();
        channel.setBeanName(name);
        channel.setBeanFactory(beans);
        channel.afterPropertiesSet();
        channel.subscribe(message -> {
            function.accept(polled(message));
            entry.state().succeeded();
        });
        return channel;
    }

    @SuppressWarnings("unchecked") // what RecordsBatchConverter made of a poll
    private static List<ConsumerRecord<byte[], byte[]>> polled(Message<?> message) {
        return (List<ConsumerRecord<byte[], byte[]>>) message.getPayload();
    }

    private static String bindingName(ConsumerRegistry.Entry entry) {
        return entry.consumer().name() + "-in-0";
    }

    /// Without a comma, at which the binder would cut it.
    private static String pattern(EventConsumer consumer) {
        return consumer.topics().stream()
                .sorted()
                .map(topic -> topic.replace(".", "\\."))
                .collect(Collectors.joining("|", "^(", ")$"));
    }
}
