package io.rapport.platform.statetopic;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// The Kafka clients of a compactor. Their settings are part of what makes it safe: read committed,
/// nothing committed but in the producer's transaction, one transactional id per session.
class StateTopicClients {

    private static final int PATIENCE_MILLIS = 10_000;

    private final String service;
    private final Map<String, Object> consuming;
    private final Map<String, Object> producing;
    private final StateTopicProperties properties;

    /// @param service whose name all its groups and transactions begin with, as its access rules
    ///   say
    /// @param consuming connection settings (servers, security) of consumers
    /// @param producing connection settings of producers
    StateTopicClients(
            String service,
            Map<String, Object> consuming,
            Map<String, Object> producing,
            StateTopicProperties properties) {
        this.service = service;
        this.consuming = Map.copyOf(consuming);
        this.producing = Map.copyOf(producing);
        this.properties = properties;
    }

    /// Reads events as a member of the group that keeps this state topic.
    Consumer<byte[], byte[]> events(String stateTopic) {
        var settings = reading();
        settings.put("group.id", group(stateTopic));
        settings.put("auto.offset.reset", "earliest");
        settings.put("session.timeout.ms", (int) properties.session().toMillis());
        settings.put("heartbeat.interval.ms", (int) properties.session().toMillis() / 4);
        settings.put("max.poll.interval.ms", (int) properties.stall().toMillis());
        settings.put("max.poll.records", 500);
        // An answer comes as soon as there is something. Until then the connection is held, so that
        // a longer wait would delay the begin after a rebalance, and the end.
        settings.put("fetch.max.wait.ms", 1_000);
        settings.put("metadata.max.age.ms", 5_000);
        return consumer(settings);
    }

    /// Reads what is kept already.
    Consumer<byte[], byte[]> states() {
        return consumer(reading());
    }

    /// Where state partitions end, with what transactions that are still open have written.
    Map<TopicPartition, Long> ends(Set<TopicPartition> states) {
        var settings = reading();
        settings.put("isolation.level", "read_uncommitted");
        try (var consumer = consumer(settings)) {
            return consumer.endOffsets(states);
        }
    }

    Producer<byte[], byte[]> transactions(String stateTopic) {
        var settings = new HashMap<>(producing);
        settings.put("transactional.id", group(stateTopic) + "." + UUID.randomUUID());
        settings.put("transaction.timeout.ms", (int) properties.transaction().toMillis());
        settings.put("delivery.timeout.ms", (int) properties.transaction().toMillis());
        settings.put("request.timeout.ms", (int) properties.transaction().toMillis() / 2);
        settings.put("max.block.ms", PATIENCE_MILLIS);
        settings.put("linger.ms", 0);
        settings.remove("key.serializer");
        settings.remove("value.serializer");
        var bytes = new ByteArraySerializer();
        return new KafkaProducer<>(settings, bytes, bytes);
    }

    private String group(String stateTopic) {
        return service + "." + stateTopic;
    }

    private Map<String, Object> reading() {
        var settings = new HashMap<>(consuming);
        settings.remove("group.id");
        settings.remove("key.deserializer");
        settings.remove("value.deserializer");
        settings.put("isolation.level", "read_committed");
        settings.put("enable.auto.commit", false);
        settings.put("allow.auto.create.topics", false);
        settings.put("default.api.timeout.ms", PATIENCE_MILLIS);
        settings.put("request.timeout.ms", PATIENCE_MILLIS);
        return settings;
    }

    private static Consumer<byte[], byte[]> consumer(Map<String, Object> settings) {
        var bytes = new ByteArrayDeserializer();
        return new KafkaConsumer<>(settings, bytes, bytes);
    }
}
