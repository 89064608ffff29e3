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
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// A broker on trial: an admin client, and topics of its own that are deleted at the end.
final class BrokerTrial implements AutoCloseable {

    private static final Duration AGAIN = Duration.ofMillis(100);

    private final Map<String, Object> connection;
    private final Duration patience;
    private final Admin admin;
    private final List<String> made = new ArrayList<>();
    private final String prefix =
            "rapport.verify-" + UUID.randomUUID().toString().substring(0, 8) + ".";
    private int brokers;

    /// @param connection `bootstrap.servers`, and what TLS and SASL need
    /// @param patience how long to wait for an answer
    BrokerTrial(Map<String, Object> connection, Duration patience) {
        this.connection = Map.copyOf(connection);
        this.patience = patience;
        this.admin = Admin.create(with(Map.of("default.api.timeout.ms", millis(patience))));
    }

    Admin admin() {
        return admin;
    }

    Duration patience() {
        return patience;
    }

    /// The value, or the broker's refusal as an unchecked exception.
    <T> T get(KafkaFuture<T> future) {
        try {
            // The client gives up before that.
            return future.get(2 * patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof KafkaException refusal) {
                throw refusal;
            }
            throw new KafkaException(e.getCause());
        } catch (TimeoutException e) {
            throw new org.apache.kafka.common.errors.TimeoutException("no answer");
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

    /// Makes a topic as Rapport makes its own, and waits until it is known and led: the answer
    /// comes from the controller, and brokers learn of it a moment later.
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
        eventually(
                () -> describe(name),
                topic -> topic.partitions().stream().noneMatch(each -> each.leader() == null));
        awaitLeaders(name, partitions);
        return name;
    }

    /// Asks each partition's leader itself. One that is named already but does not hold the
    /// partition yet refuses a producer's first records and takes the next ones; the first ones are
    /// then out of sequence for good.
    private void awaitLeaders(String topic, int partitions) {
        var asked = new HashMap<TopicPartition, OffsetSpec>();
        for (var partition = 0; partition < partitions; partition++) {
            asked.put(new TopicPartition(topic, partition), OffsetSpec.latest());
        }
        eventually(() -> get(admin.listOffsets(asked).all()), _ -> true);
    }

    TopicDescription describe(String topic) {
        return get(
                Objects.requireNonNull(
                        admin.describeTopics(List.of(topic)).topicNameValues().get(topic)));
    }

    /// Asks again until the answer is good; a broker that does not know the topic is asked again.
    private <T> T eventually(Supplier<T> question, Predicate<T> good) {
        var until = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < until) {
            try {
                var answer = question.get();
                if (good.test(answer)) {
                    return answer;
                }
            } catch (UnknownTopicOrPartitionException e) {
                LockSupport.parkNanos(AGAIN.toNanos());
            }
        }
        throw new org.apache.kafka.common.errors.TimeoutException("a topic does not come");
    }

    void alsoDelete(String topic) {
        made.add(topic);
    }

    boolean exists(String topic) {
        return get(admin.listTopics().names()).contains(topic);
    }

    Config settingsOf(ConfigResource.Type type, String name) {
        var resource = new ConfigResource(type, name);
        return eventually(
                () ->
                        get(
                                Objects.requireNonNull(
                                        admin.describeConfigs(Set.of(resource))
                                                .values()
                                                .get(resource))),
                _ -> true);
    }

    static String value(Config config, String name) {
        var entry = config.get(name);
        return entry == null || entry.value() == null ? "?" : entry.value();
    }

    KafkaProducer<String, String> producer(Map<String, Object> settings) {
        var all = new HashMap<>(with(settings));
        all.putIfAbsent("acks", "all");
        all.putIfAbsent("enable.idempotence", true);
        all.putIfAbsent("delivery.timeout.ms", millis(patience));
        all.putIfAbsent("max.block.ms", millis(patience));
        return new KafkaProducer<>(all, new StringSerializer(), new StringSerializer());
    }

    KafkaConsumer<String, String> consumer(Map<String, Object> settings) {
        var all = new HashMap<>(with(settings));
        all.putIfAbsent("enable.auto.commit", false);
        all.putIfAbsent("auto.offset.reset", "earliest");
        all.putIfAbsent("allow.auto.create.topics", false);
        all.putIfAbsent("default.api.timeout.ms", millis(patience));
        return new KafkaConsumer<>(all, new StringDeserializer(), new StringDeserializer());
    }

    /// Every record of a topic up to its present end.
    List<ConsumerRecord<String, String>> all(String topic, Map<String, Object> settings) {
        try (var consumer = consumer(settings)) {
            var places =
                    describe(topic).partitions().stream()
                            .map(each -> new TopicPartition(topic, each.partition()))
                            .toList();
            consumer.assign(places);
            consumer.seekToBeginning(places);
            var ends = consumer.endOffsets(places, patience);
            var found = new ArrayList<ConsumerRecord<String, String>>();
            var until = System.nanoTime() + patience.toNanos();
            while (places.stream()
                    .anyMatch(at -> consumer.position(at) < ends.getOrDefault(at, 0L))) {
                if (System.nanoTime() > until) {
                    throw new org.apache.kafka.common.errors.TimeoutException(
                            "not read to its end");
                }
                consumer.poll(Duration.ofMillis(200)).forEach(found::add);
            }
            return found;
        }
    }

    private Map<String, Object> with(Map<String, Object> settings) {
        var all = new HashMap<>(connection);
        // Below the others, as the clients demand.
        all.put("request.timeout.ms", millis(patience.dividedBy(2)));
        all.putAll(settings);
        return all;
    }

    private static int millis(Duration duration) {
        return Math.toIntExact(duration.toMillis());
    }

    @Override
    public void close() {
        try (admin) {
            admin.deleteTopics(made).all().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // They stay: names that begin with rapport.verify- are of no trial that runs.
        }
    }
}
