package io.rapport.platform.statetopic;

import io.rapport.contracts.MalformedEventException;
import io.rapport.contracts.StateTopics;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/// Reads state partitions to their committed end: what an earlier owner of the partition kept.
final class KeptStates {

    private static final Duration POLL = Duration.ofMillis(200);

    private KeptStates() {}

    /// The newest orders by events partition.
    ///
    /// @throws KafkaException if the broker is away
    static Map<TopicPartition, NewestOrders> read(
            Consumer<byte[], byte[]> reader, Collection<TopicPartition> events) {
        var newest = new HashMap<TopicPartition, NewestOrders>();
        for (var partition : events) {
            newest.put(partition, new NewestOrders());
        }
        var byState = new HashMap<TopicPartition, NewestOrders>();
        newest.forEach((partition, orders) ->
                byState.put(
                        new TopicPartition(
                                StateTopics.of(partition.topic()), partition.partition()),
                        orders));
        read(reader, byState);
        return newest;
    }

    private static void read(
            Consumer<byte[], byte[]> reader, Map<TopicPartition, NewestOrders> states) {
        var ends = reader.endOffsets(states.keySet());
        reader.assign(states.keySet());
        reader.seekToBeginning(states.keySet());
        while (states.keySet().stream()
                .anyMatch(partition ->
                        reader.position(partition) < ends.getOrDefault(partition, 0L))) {
            for (var message : reader.poll(POLL)) {
                var orders = states.get(new TopicPartition(message.topic(), message.partition()));
                if (orders != null) {
                    try {
                        orders.raise(message.key(), StateRecords.order(message));
                    } catch (MalformedEventException e) {
                        throw new KafkaException("the state topic holds what is no state", e);
                    }
                }
            }
        }
    }
}
