package io.rapport.test;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/// A real KRaft broker inside this JVM, started at the first call. It ends with the JVM, whose exit
/// also removes its folder; an orderly stop would race with that removal.
///
/// It has the topics `rapport.<context>.events` as in production, less the replication: 12
/// partitions, unlimited retention, and the broker's append time as the records' time. Tests share
/// it, so they tell their records apart by aggregate id, or make topics of their own.
public final class TestBroker {

    /// How many partitions every events topic has, here and in production.
    public static final int PARTITIONS = 12;

    /// Where an embedded broker tells its address. Its own choice would be the property that
    /// clients read: whoever was to have another broker, or none, would find this one.
    public static final String PROPERTY = "rapport.test.broker";

    private static final int START_SECONDS = 60;

    private TestBroker() {}

    /// Where clients connect, as `host:port`.
    public static String bootstrapServers() {
        return Running.BROKER.getBrokersAsString();
    }

    /// The topic of a context (`customer`, `opportunity`, `service`, `marketing`, `insight`).
    public static String eventsTopic(String context) {
        return "rapport." + context + ".events";
    }

    /// Makes topics like the events topics; those that exist already are left as they are.
    public static void createTopics(String... names) {
        var missing = new TreeSet<>(Set.of(names));
        missing.removeAll(Running.BROKER.getTopics());
        Running.BROKER.addTopics(missing.stream().map(TestBroker::topic).toArray(NewTopic[]::new));
    }

    /// Makes compacted topics, as the state topics beside the events topics are; those that exist
    /// already are left as they are.
    public static void createCompactedTopics(String... names) {
        var missing = new TreeSet<>(Set.of(names));
        missing.removeAll(Running.BROKER.getTopics());
        Running.BROKER.addTopics(
                missing.stream()
                        .map(name ->
                                new NewTopic(name, PARTITIONS, (short) 1)
                                        .configs(Map.of("cleanup.policy", "compact")))
                        .toArray(NewTopic[]::new));
    }

    private static NewTopic topic(String name) {
        return new NewTopic(name, PARTITIONS, (short) 1)
                .configs(Map.of("message.timestamp.type", "LogAppendTime", "retention.ms", "-1"));
    }

    private static EmbeddedKafkaKraftBroker start() {
        var broker = new EmbeddedKafkaKraftBroker(1, PARTITIONS);
        broker.brokerListProperty(PROPERTY);
        broker.setAdminTimeout(START_SECONDS);
        broker.brokerProperties(
                Map.of(
                        "auto.create.topics.enable", "false",
                        "group.initial.rebalance.delay.ms", "0",
                        "group.coordinator.append.linger.ms", "0",
                        "offsets.topic.num.partitions", "1",
                        "transaction.state.log.num.partitions", "1",
                        "transaction.state.log.replication.factor", "1",
                        "transaction.state.log.min.isr", "1"));
        broker.afterPropertiesSet();
        broker.addTopics(
                Stream.of("customer", "opportunity", "service", "marketing", "insight")
                        .map(context -> topic(eventsTopic(context)))
                        .toArray(NewTopic[]::new));
        return broker;
    }

    /// Starts at the first use, once, whichever thread comes first.
    private static final class Running {
        private static final EmbeddedKafkaKraftBroker BROKER = start();
    }
}
