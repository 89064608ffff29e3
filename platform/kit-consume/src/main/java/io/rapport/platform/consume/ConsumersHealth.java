package io.rapport.platform.consume;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/// Tells which consumers wait for the store. It belongs to no probe: to restart a service would not
/// bring its store back.
final class ConsumersHealth extends AbstractHealthIndicator {

    private final ConsumerRegistry registry;
    private final TopicCreation topics;

    ConsumersHealth(ConsumerRegistry registry, TopicCreation topics) {
        super("consumers cannot be asked");
        this.registry = registry;
        this.topics = topics;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        Map<String, Object> waiting = new LinkedHashMap<>();
        for (var entry : registry.entries()) {
            var since = entry.state().failingSince();
            if (since != null) {
                waiting.put(entry.consumer().name(), "waits since " + since);
            }
        }
        if (!topics.done()) {
            waiting.put("topics", "not created yet: the broker does not answer");
        }
        builder.status(waiting.isEmpty() ? "UP" : "DOWN")
                .withDetail("consumers", registry.entries().size())
                .withDetails(waiting);
    }
}
