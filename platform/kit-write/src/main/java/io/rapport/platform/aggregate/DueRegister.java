package io.rapport.platform.aggregate;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// The kinds of this service that have timers.
public final class DueRegister {

    private final List<DueAggregates<?>> kinds = new CopyOnWriteArrayList<>();

    void register(DueAggregates<?> kind) {
        kinds.add(kind);
    }

    public List<DueAggregates<?>> kinds() {
        return List.copyOf(kinds);
    }
}
