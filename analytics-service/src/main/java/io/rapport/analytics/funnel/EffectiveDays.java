package io.rapport.analytics.funnel;

import io.rapport.analytics.history.Fact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Which aggregates have a fact that took effect on which day, so that what changed between two
/// moments is found without looking at what did not. May name one that has not changed between
/// them, or twice; never leaves one out.
final class EffectiveDays {

    private static final long DAY = 86_400_000;

    private final TreeMap<Long, List<String>> days = new TreeMap<>();

    void add(String id, Collection<Fact> facts) {
        for (var fact : facts) {
            days.computeIfAbsent(day(fact.effective()), _ -> new ArrayList<>(2)).add(id);
        }
    }

    /// Those with a fact that took effect after the earlier moment, and not after the later one.
    ///
    /// @param one milliseconds, as the other
    void between(long one, long other, Consumer<String> reader) {
        if (one != other) {
            var first = day(Math.min(one, other) + 1);
            var last = day(Math.max(one, other));
            days.subMap(first, true, last, true).values().forEach(ids -> ids.forEach(reader));
        }
    }

    private static long day(long millis) {
        return Math.floorDiv(millis, DAY);
    }
}
