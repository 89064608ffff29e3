package io.rapport.analytics.history;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Which losses an answer has to name, while it is added up. Many deals may refer to one aggregate:
/// its loss is named once, until the last of them is taken away. Not for use by several threads.
public final class Losses {

    private static final Comparator<Loss> ORDER =
            Comparator.comparing(Loss::aggregateId).thenComparingLong(Loss::events);

    private final Map<Loss, Integer> uses = new HashMap<>();

    public Losses copy() {
        var copy = new Losses();
        copy.uses.putAll(uses);
        return copy;
    }

    /// @param events 0 for none
    /// @param sign 1 to add, -1 to take away again
    public void add(String aggregateId, long events, int sign) {
        if (events > 0) {
            uses.merge(new Loss(aggregateId, events), sign, Losses::sum);
        }
    }

    @SuppressWarnings("NullAway") // merge takes a null for: remove it
    private static Integer sum(Integer one, Integer other) {
        return one + other == 0 ? null : Integer.valueOf(one + other);
    }

    /// By aggregate.
    public List<Loss> all() {
        return uses.keySet().stream().sorted(ORDER).toList();
    }
}
