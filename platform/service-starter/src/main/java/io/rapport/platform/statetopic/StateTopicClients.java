package io.rapport.platform.statetopic;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// The Kafka clients of a compactor. Their settings are part of what makes it safe: read committed,
/// nothing committed but in the producer's transaction, one transactional id per session.
class StateTopicClients {

    private static final int PATIENCE_MILLIS = 10_000;

    private final Map<String, Object> consuming;
    private final Map<String, Object> producing;
    private final StateTopicProperties properties;

    /// @param consuming connection settings (servers, security) of consumers
    /// @param producing connection settings of producers
    StateTopicClients(
            Map<String, Object> consuming,
            Map<String, Object> producing,
            StateTopicProperties properties) {
        this.consuming = Map.copyOf(consuming);
        this.producing = Map.copyOf(producing);
        this.properties = properties;
    }

    /// Reads events as a member of the group that has the state topic's name.
    Consumer<byte[], byte[]> events(String stateTopic) {
        var settings = reading();
        settings.put("group.id", stateTopic);
        settings.put("auto.offset.reset", "earliest");
        settings.put("session.timeout.ms", (int) properties.session().toMillis());
        settings.put("heartbeat.interval.ms", (int) properties.session().toMillis() / 4);
        settings.put("max.poll.interval.ms", (int) properties.stall().toMillis());
        settings.put("max.poll.records", 500);
        // An answer comes as soon as there is something; without, five seconds of silence.
        settings.put("fetch.max.wait.ms", 5_000);
        settings.put("metadata.max.age.ms", 5_000);
        return consumer(settings);
    }

    /// Reads what is kept already.
    Consumer<byte[], byte[]> states() {
        return consumer(reading());
    }

    Producer<byte[], byte[]> transactions(String stateTopic) {
        var settings = new HashMap<>(producing);
        settings.put("transactional.id", stateTopic + "." + UUID.randomUUID());
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
