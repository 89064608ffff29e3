package io.rapport.platform.consume;

import java.util.Collection;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// Something that reads events, in a consumer group of its own. A bean of this type is all that a
/// service needs to add one; views are written as projections, which are consumers already.
public interface EventConsumer {

    /// Stable, in lower case with hyphens; the consumer group is `<service>.<name>`.
    String name();

    /// The topics that it reads. They need not exist yet.
    Set<String> topics();

    /// Takes a batch. It may come again, whole or in part, in other batches, and late; offsets are
    /// committed after this returns.
    ///
    /// @throws RefusedEventsException to have some events parked and the others brought again
    /// @throws RuntimeException if the store is away, the batch comes again for as long as it is;
    ///   any other failure is pinned to its event, which is parked
    void accept(EventBatch batch);

    /// The highest order known of an aggregate, 0 if none is known; empty if this consumer keeps
    /// none. Events that jump far beyond it are put into quarantine.
    default OptionalLong highestKnown(String aggregateId) {
        return OptionalLong.empty();
    }

    /// Whether later events of an aggregate wait (parked too) while one of them is parked: for
    /// consumers that act. Views do not wait.
    default boolean waitsForParked() {
        return false;
    }

    /// Whether it wants to know of an event that an operator gave up, as one of which only the
    /// envelope is known: for views, whose histories go on behind it.
    default boolean keepsLost() {
        return false;
    }

    /// Whether it reads again what was read before, and so must be told what was given up since.
    default boolean rereads() {
        return false;
    }

    /// Whether it wants events of this type: others are passed over unread, whatever is in them.
    ///
    /// @param type as the header tells it; `null` where there is none
    default boolean wants(@Nullable String type) {
        return true;
    }

    /// Where reading begins in partitions that came to this instance, for consumers that keep
    /// positions of their own: those of the group may be lost, or ahead of a database that was
    /// restored. Where it names none, the group's counts. It is asked until it answers; meanwhile
    /// these partitions rest.
    ///
    /// @throws RuntimeException if it cannot tell now
    default Map<TopicPartition, Long> startingAt(
            Collection<TopicPartition> partitions, LogEnds log) {
        return Map.of();
    }

    /// Partitions came to this instance, with the offsets at which reading goes on.
    default void assigned(Map<TopicPartition, Long> positions) {}

    /// Partitions leave this instance.
    default void revoked(Collection<TopicPartition> partitions) {}
}
