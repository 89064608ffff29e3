package io.rapport.bench.raw;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// The platform's own broker by the plain client, with the settings of the relay's producer.
public final class RawBroker implements AutoCloseable {

    private static final int PARTITIONS = 12;

    private final String servers;
    private final Admin admin;
    private final KafkaProducer<String, byte[]> producer;

    public RawBroker(int port) {
        servers = "127.0.0.1:" + port;
        admin = Admin.create(Map.<String, Object>of("bootstrap.servers", servers));
        producer =
                new KafkaProducer<>(
                        Map.of(
                                "bootstrap.servers",
                                servers,
                                "acks",
                                "all",
                                "enable.idempotence",
                                true,
                                "linger.ms",
                                0),
                        new StringSerializer(),
                        new ByteArraySerializer());
    }

    /// Makes a topic of the bench's own, as wide as those of the services.
    public void ensure(String topic) throws ExecutionException, InterruptedException {
        try {
            admin.createTopics(List.of(new NewTopic(topic, PARTITIONS, (short) 1))).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    public Future<RecordMetadata> send(ProducerRecord<String, byte[]> message) {
        return producer.send(message);
    }

    /// Sends all of them without waiting in between, and returns when all are acknowledged.
    public void sendAll(Collection<ProducerRecord<String, byte[]>> messages)
            throws ExecutionException, InterruptedException {
        var sent = new ArrayList<Future<RecordMetadata>>(messages.size());
        messages.forEach(message -> sent.add(producer.send(message)));
        for (var each : sent) {
            each.get();
        }
    }

    /// How many records a topic has taken in.
    public long end(String topic) throws ExecutionException, InterruptedException {
        return ends(topic).values().stream().mapToLong(Long::longValue).sum();
    }

    /// How many records of a topic a consumer group has committed.
    public long committed(String group, String topic)
            throws ExecutionException, InterruptedException {
        return admin
                .listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get()
                .entrySet()
                .stream()
                .filter(each -> each.getKey().topic().equals(topic) && each.getValue() != null)
                .mapToLong(each -> each.getValue().offset())
                .sum();
    }

    /// The consumer group whose name contains that.
    public String group(String part) throws ExecutionException, InterruptedException {
        return admin.listGroups().all().get().stream()
                .map(group -> group.groupId())
                .filter(id -> id.contains(part))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No consumer group of " + part));
    }

    /// A reader of a whole topic that begins at its present end.
    public KafkaConsumer<String, byte[]> reader(String topic)
            throws ExecutionException, InterruptedException {
        var reader =
                new KafkaConsumer<>(
                        Map.<String, Object>of("bootstrap.servers", servers),
                        new StringDeserializer(),
                        new ByteArrayDeserializer());
        var ends = ends(topic);
        reader.assign(ends.keySet());
        ends.forEach(reader::seek);
        reader.poll(Duration.ofMillis(1));
        return reader;
    }

    private Map<TopicPartition, Long> ends(String topic)
            throws ExecutionException, InterruptedException {
        var partitions =
                admin
                        .describeTopics(List.of(topic))
                        .allTopicNames()
                        .get()
                        .values()
                        .iterator()
                        .next()
                        .partitions()
                        .stream()
                        .map(each -> new TopicPartition(topic, each.partition()))
                        .collect(Collectors.toMap(each -> each, _ -> OffsetSpec.latest()));
        return admin.listOffsets(partitions).all().get().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().offset()));
    }

    @Override
    public void close() {
        producer.close();
        admin.close();
    }
}
