package io.rapport.engines;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;

/// Records: that they are kept as sent, in order, and dated by the broker.
final class BrokerRecords {

    private static final Duration TOLERATED = Duration.ofSeconds(5);
    private static final int KEYS = 40;
    private static final int EACH = 50;
    private static final int LARGEST = 1_000_000;

    private BrokerRecords() {}

    static Finding appendTime(BrokerTrial trial) {
        var name = "append time";
        var topic = trial.topic("time", 1, Map.of());
        try (var producer = trial.producer(Map.of())) {
            sent(producer.send(new ProducerRecord<>(topic, 0, 1_000_000_000_000L, "k", "v")));
        }
        var now = Clock.systemUTC().instant();
        var found = trial.all(topic, Map.of());
        if (found.size() != 1
                || found.getFirst().timestampType() != TimestampType.LOG_APPEND_TIME) {
            return Finding.unsafe(
                    name, "Records carry the sender's time, so that knownAt means nothing.");
        }
        var off = Duration.ofMillis(Math.abs(now.toEpochMilli() - found.getFirst().timestamp()));
        return off.compareTo(TOLERATED) > 0
                ? Finding.unsafe(
                        name,
                        "The broker's clock and this machine's differ by %d s; watermarks allow 5."
                                .formatted(off.toSeconds()))
                : Finding.works(name, "The broker dates records, by a clock that agrees.");
    }

    /// Many keys at once by two idempotent senders; all there, once, in order per key.
    static Finding acknowledgedInOrder(BrokerTrial trial) {
        var name = "acknowledged, in order";
        var topic = trial.topic("order", 12, Map.of());
        Together.call(2, sender -> send(trial, topic, sender));
        var last = new HashMap<String, Integer>();
        var places = new HashMap<String, Integer>();
        for (var message : trial.all(topic, Map.of())) {
            var number = Integer.parseInt(message.value());
            if (number != last.getOrDefault(message.key(), 0) + 1) {
                return Finding.unsafe(
                        name, "Records of one key are lost, repeated, or out of order.");
            }
            last.put(message.key(), number);
            if (places.merge(message.key(), message.partition(), (one, _) -> one)
                    != message.partition()) {
                return Finding.unsafe(name, "Records of one key lie in several partitions.");
            }
        }
        return last.size() == 2 * KEYS && last.values().stream().allMatch(n -> n == EACH)
                ? Finding.works(
                        name,
                        "%d records of %d keys with acks=all: all there, once, in order."
                                .formatted(2 * KEYS * EACH, 2 * KEYS))
                : Finding.unsafe(name, "Records that the broker acknowledged are not there.");
    }

    private static int send(BrokerTrial trial, String topic, int sender) {
        try (var producer = trial.producer(Map.of("linger.ms", 0))) {
            var sent = new ArrayList<Future<RecordMetadata>>();
            for (var number = 1; number <= EACH; number++) {
                for (var key = 0; key < KEYS; key++) {
                    var text = Integer.toString(number);
                    sent.add(producer.send(new ProducerRecord<>(topic, sender + "-" + key, text)));
                }
            }
            sent.forEach(BrokerRecords::sent);
        }
        return EACH;
    }

    static Finding largeRecords(BrokerTrial trial) {
        var name = "large records";
        var topic = trial.topic("large", 1, Map.of());
        var value = "x".repeat(LARGEST);
        try (var producer = trial.producer(Map.of())) {
            sent(producer.send(new ProducerRecord<>(topic, "k", value)));
        }
        return trial.all(topic, Map.of()).size() == 1
                ? Finding.works(name, "An event of the largest size, a million bytes, is taken.")
                : Finding.unsafe(name, "A large event is acknowledged and not there.");
    }

    static Finding offsets(BrokerTrial trial) {
        var name = "offsets of a group";
        var topic = trial.topic("offsets", 1, Map.of());
        var place = new TopicPartition(topic, 0);
        var group = Map.<String, Object>of("group.id", trial.name("group"));
        try (var one = trial.consumer(group);
                var other = trial.consumer(group)) {
            one.assign(List.of(place));
            one.commitSync(Map.of(place, new OffsetAndMetadata(41)), trial.patience());
            var found = other.committed(Set.of(place), trial.patience()).get(place);
            return found != null && found.offset() == 41
                    ? Finding.works(name, "What one instance commits, the next one finds.")
                    : Finding.unsafe(name, "A committed offset is not found by the next one.");
        }
    }

    static void sent(Future<RecordMetadata> sent) {
        try {
            // The producer gives up before that.
            sent.get(2, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw e.getCause() instanceof KafkaException refusal
                    ? refusal
                    : new KafkaException(e.getCause());
        }
    }
}
