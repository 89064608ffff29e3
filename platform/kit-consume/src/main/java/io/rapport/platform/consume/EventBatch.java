package io.rapport.platform.consume;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/// What one poll gave, less what was parked.
///
/// @param events in the order of their partitions
/// @param first per partition the offset at which the batch begins; empty for a replay
/// @param next per partition the offset that follows the batch; empty for a replay
public record EventBatch(
        List<ReceivedEvent> events,
        Map<TopicPartition, Long> first,
        Map<TopicPartition, Long> next) {

    public EventBatch {
        events = List.copyOf(events);
        first = Map.copyOf(first);
        next = Map.copyOf(next);
    }

    static EventBatch of(
            List<ReceivedEvent> events, Collection<ConsumerRecord<byte[], byte[]>> polled) {
        var first = new HashMap<TopicPartition, Long>();
        var next = new HashMap<TopicPartition, Long>();
        for (var each : polled) {
            var partition = new TopicPartition(each.topic(), each.partition());
            first.merge(partition, each.offset(), Math::min);
            next.merge(partition, each.offset() + 1, Math::max);
        }
        return new EventBatch(events, first, next);
    }

    /// Events outside of the flow of a partition.
    static EventBatch replay(ReceivedEvent event) {
        return new EventBatch(List.of(event), Map.of(), Map.of());
    }

    EventBatch without(Collection<ReceivedEvent> refused) {
        var gone = new HashSet<>(refused);
        return new EventBatch(
                events.stream().filter(event -> !gone.contains(event)).toList(), first, next);
    }

    /// One of the events alone; what stands before it in its partition is done.
    EventBatch only(ReceivedEvent event) {
        if (next.isEmpty()) {
            return replay(event);
        }
        var partition = new TopicPartition(event.topic(), event.partition());
        return new EventBatch(
                List.of(event),
                Map.of(partition, event.offset()),
                Map.of(partition, event.offset() + 1));
    }
}
