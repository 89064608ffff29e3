package io.rapport.engines;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/// What the keepers of state topics need: all or nothing, and that whoever was replaced is shut
/// out.
final class BrokerTransactions {

    private static final String NAME = "transactions";
    private static final long HELD = 41;

    private BrokerTransactions() {}

    static Finding transactions(BrokerTrial trial) {
        var topic = trial.topic("transactions", 1, Map.of());
        var id = Map.<String, Object>of("transactional.id", trial.name("writer"));
        try (var first = trial.producer(id);
                var second = trial.producer(id)) {
            first.initTransactions();
            first.beginTransaction();
            var _ = first.send(new ProducerRecord<>(topic, "k", "taken back"));
            first.flush();
            first.abortTransaction();
            first.beginTransaction();
            var _ = first.send(new ProducerRecord<>(topic, "k", "kept"));
            first.commitTransaction();
            second.initTransactions();
            if (!isFenced(first, topic)) {
                return Finding.unsafe(NAME, "A writer that was replaced may still write.");
            }
            var seen =
                    trial.all(topic, Map.of("isolation.level", "read_committed")).stream()
                            .map(each -> each.value())
                            .toList();
            return seen.equals(List.of("kept"))
                    ? ofAGroup(trial, topic, second)
                    : Finding.unsafe(
                            NAME, "Readers see what was taken back, or miss what was kept.");
        }
    }

    private static boolean isFenced(KafkaProducer<String, String> late, String topic) {
        try {
            late.beginTransaction();
            var _ = late.send(new ProducerRecord<>(topic, "k", "too late"));
            late.commitTransaction();
            return false;
        } catch (KafkaException e) {
            return fences(e) || fences(e.getCause());
        }
    }

    private static boolean fences(@Nullable Throwable problem) {
        return problem instanceof ProducerFencedException
                || problem instanceof InvalidProducerEpochException;
    }

    /// Offsets in a transaction: those of a member are taken, those of one that was replaced are
    /// not, nor is anything else in its transaction.
    private static Finding ofAGroup(
            BrokerTrial trial, String topic, KafkaProducer<String, String> producer) {
        var place = new TopicPartition(topic, 0);
        var group = Map.<String, Object>of("group.id", trial.name("transactions-group"));
        var replaced = joined(trial, group, topic);
        try (var member = trial.consumer(group)) {
            member.subscribe(List.of(topic));
            awaitAssignment(member, trial.patience());
            producer.beginTransaction();
            producer.sendOffsetsToTransaction(
                    Map.of(place, new OffsetAndMetadata(HELD)), member.groupMetadata());
            producer.commitTransaction();
            if (!isRefused(producer, place, replaced)) {
                return Finding.unsafe(
                        NAME, "An instance whose partitions another one has may still commit.");
            }
            var found = member.committed(Set.of(place), trial.patience()).get(place);
            return found != null && found.offset() == HELD
                    ? Finding.works(
                            NAME,
                            "All or nothing; writers and members of a group that were replaced are"
                                    + " shut out.")
                    : Finding.unsafe(NAME, "Offsets committed in a transaction are not kept.");
        }
    }

    /// What a member knows of its group that has left since.
    private static ConsumerGroupMetadata joined(
            BrokerTrial trial, Map<String, Object> group, String topic) {
        try (var member = trial.consumer(group)) {
            member.subscribe(List.of(topic));
            awaitAssignment(member, trial.patience());
            return member.groupMetadata();
        }
    }

    private static boolean isRefused(
            KafkaProducer<String, String> producer,
            TopicPartition place,
            ConsumerGroupMetadata replaced) {
        producer.beginTransaction();
        try {
            var late = Map.of(place, new OffsetAndMetadata(HELD + 1));
            producer.sendOffsetsToTransaction(late, replaced);
            producer.commitTransaction();
            return false;
        } catch (CommitFailedException e) {
            producer.abortTransaction();
            return true;
        }
    }

    private static void awaitAssignment(KafkaConsumer<?, ?> member, Duration patience) {
        var until = System.nanoTime() + patience.toNanos();
        while (member.assignment().isEmpty()) {
            if (System.nanoTime() > until) {
                throw new TimeoutException("no partition for a member");
            }
            member.poll(Duration.ofMillis(100));
        }
    }
}
