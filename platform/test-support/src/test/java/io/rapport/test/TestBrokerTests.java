package io.rapport.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class TestBrokerTests {

    private static final Map<String, Object> CLIENT =
            Map.of("bootstrap.servers", TestBroker.bootstrapServers());

    @Test
    void carriesARecordAndStampsItWithItsOwnTime() throws Exception {
        var topic = TestBroker.eventsTopic("customer");
        try (var producer =
                        new KafkaProducer<>(
                                CLIENT, new StringSerializer(), new ByteArraySerializer());
                var consumer =
                        new KafkaConsumer<>(
                                CLIENT, new StringDeserializer(), new ByteArrayDeserializer())) {
            var longAgo = 1L;
            var sent =
                    producer.send(
                                    new ProducerRecord<>(
                                            topic,
                                            3,
                                            longAgo,
                                            "cus_1",
                                            "{}".getBytes(StandardCharsets.UTF_8)))
                            .get();
            var partition = new org.apache.kafka.common.TopicPartition(topic, 3);
            consumer.assign(List.of(partition));
            consumer.seek(partition, sent.offset());
            var record = consumer.poll(Patience.LIMIT).iterator().next();

            assertThat(record.key()).isEqualTo("cus_1");
            assertThat(record.timestampType()).isEqualTo(TimestampType.LOG_APPEND_TIME);
            assertThat(record.timestamp()).isGreaterThan(longAgo);
            assertThat(consumer.partitionsFor(topic)).hasSize(TestBroker.PARTITIONS);
        }
    }

    @Test
    void makesATopicOnceHoweverOftenAsked() {
        TestBroker.createTopics("rapport.extra.events");
        TestBroker.createTopics("rapport.extra.events");

        try (var consumer =
                new KafkaConsumer<>(
                        CLIENT, new StringDeserializer(), new ByteArrayDeserializer())) {
            assertThat(consumer.partitionsFor("rapport.extra.events"))
                    .hasSize(TestBroker.PARTITIONS);
        }
    }
}
