package io.rapport.platform.statetopic;

import io.rapport.contracts.MalformedEventException;
import io.rapport.contracts.StateTopics;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/// Reads state partitions to their end: what earlier owners of the partition kept.
///
/// The end is that of everything written, not of what is committed at this moment: of a transaction
/// that has been decided, the offsets' partition may know while the state partition still waits for
/// its marker. Reading committed records only, up to an end that lies behind it, waits for that.
final class KeptStates {

    private static final Duration POLL = Duration.ofMillis(200);

    private KeptStates() {}

    /// The newest orders by events partition.
    ///
    /// @throws KafkaException if the broker is away, or somebody else has written there
    static Map<TopicPartition, NewestOrders> read(
            StateTopicClients clients, Collection<TopicPartition> events) {
        var byState =
                events.stream()
                        .collect(Collectors.toMap(KeptStates::beside, _ -> new NewestOrders()));
        var ends = clients.ends(byState.keySet());
        try (var reader = clients.states()) {
            read(reader, byState, ends);
        }
        return events.stream()
                .collect(
                        Collectors.toMap(
                                partition -> partition,
                                partition ->
                                        Objects.requireNonNull(byState.get(beside(partition)))));
    }

    private static void read(
            Consumer<byte[], byte[]> reader,
            Map<TopicPartition, NewestOrders> states,
            Map<TopicPartition, Long> ends) {
        var open = new HashMap<>(ends);
        open.values().removeIf(end -> end == 0);
        var places = List.copyOf(open.keySet());
        reader.assign(places);
        reader.seekToBeginning(places);
        while (!open.isEmpty()) {
            for (var message : reader.poll(POLL)) {
                var place = new TopicPartition(message.topic(), message.partition());
                raise(Objects.requireNonNull(states.get(place)), message);
            }
            open.entrySet().removeIf(each -> reader.position(each.getKey()) >= each.getValue());
        }
    }

    private static void raise(NewestOrders orders, ConsumerRecord<byte[], byte[]> message) {
        try {
            orders.raise(message.key(), StateRecords.order(message));
        } catch (MalformedEventException e) {
            throw new KafkaException(
                    "%s-%d@%d is no state: %s"
                            .formatted(
                                    message.topic(),
                                    message.partition(),
                                    message.offset(),
                                    e.getMessage()),
                    e);
        }
    }

    private static TopicPartition beside(TopicPartition events) {
        return new TopicPartition(StateTopics.of(events.topic()), events.partition());
    }
}
