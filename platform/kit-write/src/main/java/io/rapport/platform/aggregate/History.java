package io.rapport.platform.aggregate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Changes folded one after another, each at its own time: what a command comes to, or an imported
/// history. For one thread.
public final class History<S, C> {

    private final Changes<S, C> changes;
    private final List<Publication> publications = new ArrayList<>();
    private final List<S> states = new ArrayList<>();
    private S state;

    History(Changes<S, C> changes, S state) {
        this.changes = changes;
        this.state = state;
    }

    History<S, C> beginning(C change, @Nullable Instant effective) {
        publications.add(changes.beginning(state, change, effective));
        states.add(state);
        return this;
    }

    /// Adds changes that happened at once.
    ///
    /// @param effective `null` is now
    public History<S, C> add(List<? extends C> happened, @Nullable Instant effective) {
        for (var change : happened) {
            var before = state;
            state = changes.after(before, change);
            var publication = changes.publication(before, state, change, effective);
            if (publication != null) {
                publications.add(publication);
            }
        }
        states.add(state);
        return this;
    }

    /// The state as it stands now.
    public S state() {
        return state;
    }

    /// The states after the beginning and after each addition.
    public List<S> states() {
        return List.copyOf(states);
    }

    /// When an attribute began and changed, in order, where a time is said.
    public List<Instant> times(String attribute) {
        return publications.stream()
                .filter(publication -> publication.attributes().contains(attribute))
                .map(Publication::effective)
                .filter(Objects::nonNull)
                .toList();
    }

    /// What all of it comes to.
    public Decision<S> decision() {
        return Decision.of(state, publications.toArray(Publication[]::new));
    }
}
