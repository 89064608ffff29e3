package io.rapport.test;

import static io.rapport.test.Patience.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/// A subscriber without any of our code: it reads the topic from its beginning.
public final class Topic implements AutoCloseable {

    private final KafkaConsumer<String, String> consumer =
            new KafkaConsumer<>(
                    Map.of("bootstrap.servers", TestBroker.bootstrapServers()),
                    new StringDeserializer(),
                    new StringDeserializer());
    private final List<ConsumerRecord<String, String>> seen = new ArrayList<>();

    public Topic(String name) {
        var partitions =
                consumer.partitionsFor(name).stream()
                        .map(found -> new TopicPartition(found.topic(), found.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /// The records of this aggregate, as soon as there are that many.
    public List<ConsumerRecord<String, String>> of(String id, int count) {
        await("the records of the key are on the topic")
                .until(() -> {
                    consumer.poll(Duration.ofMillis(50)).forEach(seen::add);
                    return of(id).size() >= count;
                });
        return of(id);
    }

    /// The records whose value holds this text, of all that are there now.
    public List<ConsumerRecord<String, String>> holding(String text) {
        var ends = consumer.endOffsets(consumer.assignment());
        await("the topic is read to its end")
                .until(() -> {
                    consumer.poll(Duration.ofMillis(50)).forEach(seen::add);
                    return ends.entrySet().stream()
                            .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
                });
        return seen.stream().filter(record -> record.value().contains(text)).toList();
    }

    private List<ConsumerRecord<String, String>> of(String id) {
        return seen.stream().filter(record -> record.key().equals(id)).toList();
    }

    public static String header(ConsumerRecord<String, String> found, String name) {
        var header = found.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    /// A value of an event, or an answer, without what its state tells of times: they are told by
    /// the clock.
    public static String withoutTimes(String json) {
        return json.replaceAll(
                ",\"(created|changed|opened|resolved|closed|occurred|launched|finished|read)At\":\"[^\"]+\""
                        + "|,\"stageSince\":\"[^\"]+\"",
                "");
    }

    @Override
    public void close() {
        consumer.close();
    }
}
