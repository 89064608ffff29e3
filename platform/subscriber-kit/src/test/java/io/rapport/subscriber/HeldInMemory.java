package io.rapport.subscriber;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// A store that refuses to go back: what every store of a subscriber must keep.
final class HeldInMemory implements HeldStates {

    private final Map<String, Held> held = new ConcurrentHashMap<>();

    @Override
    public Optional<LastSeen> lastSeen(String aggregateId) {
        return Optional.ofNullable(held.get(aggregateId)).map(Held::seen);
    }

    @Override
    public void replace(Held newer) {
        held.merge(
                newer.aggregateId(),
                newer,
                (before, after) -> {
                    if (before.seen().order() > after.seen().order()) {
                        throw new IllegalStateException(
                                "asked to go back: " + before + " to " + after);
                    }
                    return after;
                });
    }

    Held of(String aggregateId) {
        return held.getOrDefault(
                aggregateId,
                new Held(aggregateId, new LastSeen(0, null), "", Held.Origin.EVENT, false));
    }

    /// Orders by aggregate: the same for subscribers that are at the same point.
    Map<String, Long> orders() {
        var orders = new TreeMap<String, Long>();
        held.forEach((id, each) -> orders.put(id, each.seen().order()));
        return orders;
    }
}
