package io.rapport.platform.statetopic;

import io.micrometer.core.instrument.MeterRegistry;
import io.rapport.contracts.StateTopics;
import io.rapport.platform.consume.AdditionalTopics;
import io.rapport.platform.consume.TopicsProperties;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/// Keeps a state topic beside each events topic that this service owns.
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration"
        },
        beforeName = "io.rapport.platform.consume.ConsumeAutoConfiguration")
@ConditionalOnBooleanProperty("rapport.state-topics.enabled")
@EnableConfigurationProperties({StateTopicProperties.class, TopicsProperties.class})
class StateTopicAutoConfiguration {

    /// A state's time is its event's log time. The cleaner comes when a fifth is old: whoever
    /// starts from here reads all that it leaves. The chart's topics are the same.
    private static final Map<String, String> SETTINGS =
            Map.of(
                    "cleanup.policy", "compact",
                    "message.timestamp.type", "CreateTime",
                    "min.cleanable.dirty.ratio", "0.2",
                    "unclean.leader.election.enable", "false");

    @Bean
    AdditionalTopics stateTopics(TopicsProperties topics) {
        return () -> topics.owned().stream().map(events -> topic(events, topics)).toList();
    }

    @Bean
    StateCompactors stateCompactors(
            TopicsProperties topics,
            StateTopicProperties properties,
            KafkaProperties kafka,
            Environment environment,
            MeterRegistry registry) {
        var clients =
                new StateTopicClients(
                        environment.getProperty("spring.application.name", "service"),
                        kafka.buildConsumerProperties(),
                        kafka.buildProducerProperties(),
                        properties);
        return new StateCompactors(
                topics.owned().stream()
                        .map(events ->
                                new StateCompactor(
                                        events,
                                        clients,
                                        new StateTopicMeters(registry, StateTopics.of(events))))
                        .toList());
    }

    private static NewTopic topic(String events, TopicsProperties topics) {
        var settings = new HashMap<>(SETTINGS);
        settings.put("min.insync.replicas", topics.replication() >= 3 ? "2" : "1");
        return new NewTopic(StateTopics.of(events), topics.partitions(), topics.replication())
                .configs(settings);
    }

    /// All of this instance's, for a bean is one thing.
    record StateCompactors(List<StateCompactor> all) implements SmartLifecycle {

        @Override
        public void start() {
            all.forEach(StateCompactor::start);
        }

        @Override
        public void stop() {
            all.forEach(StateCompactor::stop);
        }

        @Override
        public boolean isRunning() {
            return all.stream().anyMatch(StateCompactor::isRunning);
        }
    }
}
