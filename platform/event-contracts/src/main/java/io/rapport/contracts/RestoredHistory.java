package io.rapport.contracts;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.ToLongFunction;

/// Which events of one aggregate hold, where restores took some of them back.
public final class RestoredHistory {

    /// What an event that is no [RestorationEvent] has as its "valid until": it takes nothing back.
    public static final long NO_RESTORE = -1;

    private RestoredHistory() {}

    /// The events that hold, in order. A restore takes back what lies between its `validUntil` and
    /// itself, earlier restores included: what these took back then holds again as far as the later
    /// one says.
    ///
    /// For what was known at a log time, give only the events that were in the log by then.
    ///
    /// @param events of one aggregate, in ascending order
    /// @param order see [EventOrder]
    /// @param validUntil what a restore says, see [Restoration#order()]; [#NO_RESTORE] for others
    public static <E> List<E> of(
            List<E> events, ToLongFunction<E> order, ToLongFunction<E> validUntil) {
        Deque<E> holding = new ArrayDeque<>(events.size());
        long limit = Long.MAX_VALUE;
        for (int at = events.size() - 1; at >= 0; at--) {
            E event = events.get(at);
            if (order.applyAsLong(event) > limit) {
                continue;
            }
            holding.addFirst(event);
            long until = validUntil.applyAsLong(event);
            if (until != NO_RESTORE) {
                limit = until;
            }
        }
        return List.copyOf(holding);
    }
}
