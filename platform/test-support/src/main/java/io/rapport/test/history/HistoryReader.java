package io.rapport.test.history;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// Reads whole topics with the plain client: no group, nothing committed.
public final class HistoryReader {

    private static final Duration POLL = Duration.ofMillis(200);

    private HistoryReader() {}

    /// Every record that was in these topics when the reading began, in the order of each
    /// partition.
    ///
    /// @param topics matches whole topic names
    public static List<HistoryRecord> readAll(String bootstrapServers, Pattern topics) {
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers", bootstrapServers,
                        "enable.auto.commit", "false",
                        "isolation.level", "read_committed");
        try (var consumer =
                new KafkaConsumer<>(
                        settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            return read(consumer, partitions(consumer, topics));
        }
    }

    private static Set<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, Pattern topics) {
        return consumer.listTopics().entrySet().stream()
                .filter(topic -> topics.matcher(topic.getKey()).matches())
                .flatMap(topic -> topic.getValue().stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .collect(Collectors.toSet());
    }

    private static List<HistoryRecord> read(
            KafkaConsumer<String, byte[]> consumer, Set<TopicPartition> partitions) {
        var records = new ArrayList<HistoryRecord>();
        var ends = consumer.endOffsets(partitions);
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
            for (var record : consumer.poll(POLL)) {
                var partition = new TopicPartition(record.topic(), record.partition());
                if (record.offset() < ends.getOrDefault(partition, 0L)) {
                    records.add(historyRecord(record));
                }
            }
        }
        return List.copyOf(records);
    }

    private static HistoryRecord historyRecord(ConsumerRecord<String, byte[]> record) {
        var headers = new HashMap<String, String>();
        record.headers()
                .forEach(header ->
                        headers.put(
                                header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        var value = record.value() == null ? new byte[0] : record.value();
        return new HistoryRecord(
                record.topic(), record.partition(), record.offset(), record.key(), headers, value);
    }
}
