package io.rapport.deploy.launcher.imports;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/// What became of the items of a step.
final class Outcomes {

    static final String REJECTED = "rejected";

    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();
    private final Map<String, String> ids = new ConcurrentHashMap<>();

    void count(String outcome) {
        counts.computeIfAbsent(outcome, _ -> new LongAdder()).increment();
    }

    /// Remembers which aggregate an external id became.
    void remember(String externalId, String id) {
        ids.put(externalId, id);
    }

    Map<String, String> ids() {
        return new HashMap<>(ids);
    }

    long of(String outcome) {
        var count = counts.get(outcome);
        return count == null ? 0 : count.sum();
    }

    long accepted() {
        return of("created") + of("changed") + of("unchanged");
    }

    @Override
    public String toString() {
        return "%,d created, %,d changed, %,d unchanged, %,d rejected"
                .formatted(of("created"), of("changed"), of("unchanged"), of(REJECTED));
    }
}
