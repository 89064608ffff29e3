package io.rapport.platform.consume;

import io.rapport.contracts.EventOrder;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/// Holds back events whose sequence or epoch lies far beyond what is known of their aggregate: once
/// taken, such a one would hide every true event that follows. For one batch.
final class Quarantine {

    /// How far a sequence may lie beyond the last one known.
    static final long WIDEST_JUMP = 10_000;

    private static final int WIDEST_EPOCH_JUMP = 10;

    private final EventConsumer consumer;
    private final Map<String, Long> inBatch = new HashMap<>();

    Quarantine(EventConsumer consumer) {
        this.consumer = consumer;
    }

    boolean admits(ReceivedEvent event) {
        var envelope = event.envelope();
        var admitted = plausible(envelope.epoch(), envelope.sequence(), 1, 0);
        if (!admitted) {
            var known = known(event.aggregateId());
            admitted = known.isEmpty() || follows(event, known.getAsLong());
        }
        if (admitted) {
            inBatch.merge(event.aggregateId(), event.order(), Math::max);
        }
        return admitted;
    }

    private static boolean follows(ReceivedEvent event, long known) {
        var epoch = event.envelope().epoch();
        var knownEpoch = Math.max(1, EventOrder.epoch(known));
        var knownSequence = epoch == knownEpoch ? EventOrder.sequence(known) : 0;
        return event.order() <= known
                || plausible(epoch, event.envelope().sequence(), knownEpoch, knownSequence);
    }

    private static boolean plausible(int epoch, long sequence, int fromEpoch, long fromSequence) {
        return epoch - fromEpoch <= WIDEST_EPOCH_JUMP && sequence - fromSequence <= WIDEST_JUMP;
    }

    private OptionalLong known(String aggregateId) {
        var stored = consumer.highestKnown(aggregateId);
        return stored.isEmpty()
                ? stored
                : OptionalLong.of(
                        Math.max(
                                stored.getAsLong(),
                                inBatch.getOrDefault(aggregateId, EventOrder.NONE)));
    }
}
