package io.rapport.engines;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/// A broker on trial: an admin client, and topics of its own that are deleted at the end.
final class BrokerTrial implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Map<String, Object> connection;
    private final Admin admin;
    private final List<String> made = new ArrayList<>();
    private final String prefix =
            "rapport.verify-" + UUID.randomUUID().toString().substring(0, 8) + ".";
    private int brokers;

    /// @param connection `bootstrap.servers`, and what TLS and SASL need
    BrokerTrial(Map<String, Object> connection) {
        this.connection = Map.copyOf(connection);
        this.admin = Admin.create(with(Map.of("default.api.timeout.ms", 20_000, "request.timeout.ms", 10_000)));
    }

    Admin admin() {
        return admin;
    }

    /// The value, or the broker's refusal as an unchecked exception.
    static <T> T get(KafkaFuture<T> future) {
        try {
            return future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof KafkaException refusal) {
                throw refusal;
            }
            throw new KafkaException(e.getCause());
        } catch (TimeoutException e) {
            throw new org.apache.kafka.common.errors.TimeoutException("no answer in 20 s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException(e);
        }
    }

    int brokers() {
        if (brokers == 0) {
            brokers = get(admin.describeCluster().nodes()).size();
        }
        return brokers;
    }

    /// A name that no other trial uses.
    String name(String word) {
        return prefix + word;
    }

    /// Makes a topic as Rapport makes its own, and waits until it is known.
    ///
    /// @param settings besides the append time
    String topic(String word, int partitions, Map<String, String> settings) {
        var name = name(word);
        var all = new HashMap<>(settings);
        all.put("message.timestamp.type", "LogAppendTime");
        var replicas = (short) Math.min(3, brokers());
        get(
                admin.createTopics(Set.of(new NewTopic(name, partitions, replicas).configs(all)))
                        .all());
        made.add(name);
        return name;
    }

    void alsoDelete(String topic) {
        made.add(topic);
    }

    boolean exists(String topic) {
        return get(admin.listTopics().names()).contains(topic);
    }

    Config settingsOf(ConfigResource.Type type, String name) {
        var resource = new ConfigResource(type, name);
        return get(
                Objects.requireNonNull(
                        admin.describeConfigs(Set.of(resource)).values().get(resource)));
    }

    static String value(Config config, String name) {
        var entry = config.get(name);
        return entry == null || entry.value() == null ? "?" : entry.value();
    }

    KafkaProducer<String, String> producer(Map<String, Object> settings) {
        var all = new HashMap<>(with(settings));
        all.putIfAbsent("acks", "all");
        all.putIfAbsent("enable.idempotence", true);
        all.putIfAbsent("delivery.timeout.ms", 20_000);
        all.putIfAbsent("request.timeout.ms", 10_000);
        all.putIfAbsent("max.block.ms", 20_000);
        return new KafkaProducer<>(all, new StringSerializer(), new StringSerializer());
    }

    KafkaConsumer<String, String> consumer(Map<String, Object> settings) {
        var all = new HashMap<>(with(settings));
        all.putIfAbsent("enable.auto.commit", false);
        all.putIfAbsent("auto.offset.reset", "earliest");
        all.putIfAbsent("allow.auto.create.topics", false);
        return new KafkaConsumer<>(all, new StringDeserializer(), new StringDeserializer());
    }

    /// Every record of a topic up to its present end.
    List<ConsumerRecord<String, String>> all(String topic, Map<String, Object> settings) {
        try (var consumer = consumer(settings)) {
            var places =
                    consumer.partitionsFor(topic, PATIENCE).stream()
                            .map(each -> new TopicPartition(topic, each.partition()))
                            .toList();
            consumer.assign(places);
            consumer.seekToBeginning(places);
            var ends = consumer.endOffsets(places, PATIENCE);
            var found = new ArrayList<ConsumerRecord<String, String>>();
            var until = System.nanoTime() + PATIENCE.toNanos();
            while (System.nanoTime() < until
                    && places.stream()
                            .anyMatch(at -> consumer.position(at) < ends.getOrDefault(at, 0L))) {
                consumer.poll(Duration.ofMillis(200)).forEach(found::add);
            }
            return found;
        }
    }

    private Map<String, Object> with(Map<String, Object> settings) {
        var all = new HashMap<>(connection);
        all.putAll(settings);
        return all;
    }

    @Nullable String firstBroker() {
        return get(admin.describeCluster().nodes()).stream()
                .findFirst()
                .map(node -> node.idString())
                .orElse(null);
    }

    @Override
    public void close() {
        try (admin) {
            admin.deleteTopics(made).all().get(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // They stay: names that begin with rapport.verify- are of no trial that runs.
        }
    }
}
