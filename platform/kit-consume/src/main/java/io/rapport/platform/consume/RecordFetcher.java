package io.rapport.platform.consume;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Plain consumers without a group: to read one record again, or a partition from an offset.
public final class RecordFetcher {

    private static final Logger LOG = LoggerFactory.getLogger(RecordFetcher.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(5);

    private final Supplier<Map<String, Object>> settings;

    RecordFetcher(Supplier<Map<String, Object>> settings) {
        this.settings = settings;
    }

    /// A consumer that belongs to no group, commits nothing and begins where it is told to.
    public KafkaConsumer<byte[], byte[]> open(int mostRecords) {
        var merged = new HashMap<>(settings.get());
        merged.remove(ConsumerConfig.GROUP_ID_CONFIG);
        merged.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        merged.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        merged.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, mostRecords);
        merged.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        merged.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        return new KafkaConsumer<>(merged);
    }

    /// Whether the record at an offset is there, or may be.
    boolean mayHold(String topic, int partition, long offset) {
        var place = new TopicPartition(topic, partition);
        try (var consumer = open(1)) {
            var begin = consumer.beginningOffsets(List.of(place), ANSWER).get(place);
            var end = consumer.endOffsets(List.of(place), ANSWER).get(place);
            return begin == null || end == null || (begin <= offset && offset < end);
        } catch (KafkaException e) {
            return true;
        }
    }

    /// To read single events, one after the other.
    public Single single(RecordReader reader) {
        return new Single(this, open(1), reader);
    }

    /// Reads single events by one consumer.
    public static final class Single implements AutoCloseable {

        private final RecordFetcher fetcher;
        private final KafkaConsumer<byte[], byte[]> consumer;
        private final RecordReader reader;

        private Single(
                RecordFetcher fetcher,
                KafkaConsumer<byte[], byte[]> consumer,
                RecordReader reader) {
            this.fetcher = fetcher;
            this.consumer = consumer;
            this.reader = reader;
        }

        /// The event at an offset, if it is still there and can be read.
        ///
        /// @throws KafkaException if the broker does not say
        public Optional<ReceivedEvent> fetch(String topic, int partition, long offset) {
            var found = RecordFetcher.fetch(consumer, topic, partition, offset);
            if (found.isEmpty() && fetcher.mayHold(topic, partition, offset)) {
                throw new KafkaException("the broker does not give a record");
            }
            try {
                return found.map(reader::read);
            } catch (UnreadableRecordException e) {
                LOG.debug("{}-{}@{} cannot be read", topic, partition, offset, e);
                return Optional.empty();
            }
        }

        @Override
        public void close() {
            consumer.close();
        }
    }

    /// The record at an offset, if it is still there.
    Optional<ConsumerRecord<byte[], byte[]>> fetch(String topic, int partition, long offset) {
        try (var consumer = open(1)) {
            return fetch(consumer, topic, partition, offset);
        }
    }

    private static Optional<ConsumerRecord<byte[], byte[]>> fetch(
            KafkaConsumer<byte[], byte[]> consumer, String topic, int partition, long offset) {
        var place = new TopicPartition(topic, partition);
        consumer.assign(List.of(place));
        consumer.seek(place, offset);
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < until) {
            for (var message : consumer.poll(Duration.ofMillis(500))) {
                return message.offset() == offset ? Optional.of(message) : Optional.empty();
            }
        }
        return Optional.empty();
    }
}
