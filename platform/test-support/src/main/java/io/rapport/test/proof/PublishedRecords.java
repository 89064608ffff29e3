package io.rapport.test.proof;

import static io.rapport.test.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Projections;
import io.rapport.test.TestBroker;
import io.rapport.test.TestStore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.bson.Document;

/// What a service has published of the aggregates in its database, read from the broker.
final class PublishedRecords {

    /// Epoch and sequence of what was written last, as one number: `EventOrder` in the contracts.
    private static final String ORDER = "order";

    private static final long MAX_SEQUENCE = (1L << 40) - 1;

    private PublishedRecords() {}

    /// All of them, as soon as the broker has the last one of each aggregate.
    static List<ConsumerRecord<byte[], byte[]>> of(String database) {
        var missing = lastSequences(database);
        assertThat(missing).as("aggregates in " + database).isNotEmpty();
        var aggregates = List.copyOf(missing.keySet());
        var found = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        try (var consumer =
                new KafkaConsumer<>(
                        Map.<String, Object>of("bootstrap.servers", TestBroker.bootstrapServers()),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            var partitions =
                    consumer.listTopics().values().stream()
                            .flatMap(List::stream)
                            .filter(each -> each.topic().matches("rapport\\.[a-z]+\\.events"))
                            .map(each -> new TopicPartition(each.topic(), each.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            await("the last event of every aggregate is published")
                    .until(() -> {
                        for (var each : consumer.poll(Duration.ofMillis(200))) {
                            var key = text(each.key());
                            if (aggregates.contains(key)) {
                                found.add(each);
                                missing.remove(key, sequence(each));
                            }
                        }
                        return missing.isEmpty();
                    });
        }
        return found;
    }

    private static Map<String, Long> lastSequences(String database) {
        var sequences = new HashMap<String, Long>();
        try (var client = MongoClients.create(TestStore.uri())) {
            var stored = client.getDatabase(database);
            for (var name : stored.listCollectionNames()) {
                stored.getCollection(name)
                        .find(new Document("revision", new Document("$exists", true)))
                        .projection(Projections.include(ORDER))
                        .forEach(each -> {
                            if (each.get(ORDER) instanceof Long order) {
                                sequences.put(
                                        String.valueOf(each.get("_id")), order & MAX_SEQUENCE);
                            }
                        });
            }
        }
        return sequences;
    }

    private static long sequence(ConsumerRecord<byte[], byte[]> event) {
        var header = event.headers().lastHeader("ce_sequence");
        return header == null ? 0 : Long.parseLong(text(header.value()));
    }

    static String text(byte[] bytes) {
        return new String(Objects.requireNonNull(bytes), StandardCharsets.UTF_8);
    }
}
