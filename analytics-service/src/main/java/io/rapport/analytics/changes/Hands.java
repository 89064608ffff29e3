package io.rapport.analytics.changes;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Whose a record was, one after the other.
///
/// @param steps oldest first; empty if no event has told yet
record Hands(List<Step> steps) {

    static final Hands NONE = new Hands(List.of());

    /// So many are remembered, far more than change within a batch.
    private static final int MOST = 64;

    Hands {
        steps = List.copyOf(steps);
    }

    /// @param from the order of the event that made it so
    /// @param related the owner's or the parent's id, as the kind's rule says; `null` if nobody's
    record Step(long from, @Nullable String related) {}

    @Nullable Step last() {
        return steps.isEmpty() ? null : steps.getLast();
    }

    /// Whose it was after the event of that order.
    @Nullable Step at(long order) {
        Step found = null;
        for (var step : steps) {
            if (step.from() <= order) {
                found = step;
            }
        }
        return found;
    }

    /// How the event of that order changed whose it was.
    Change.@Nullable Move move(long order) {
        for (var each = 1; each < steps.size(); each++) {
            if (steps.get(each).from() == order) {
                return new Change.Move(steps.get(each - 1).related());
            }
        }
        return null;
    }

    /// From that order on it is somebody's.
    Hands pass(long order, @Nullable String related) {
        var last = last();
        if (last != null && Objects.equals(last.related(), related)) {
            return this;
        }
        var more = new ArrayList<>(steps);
        more.add(new Step(order, related));
        return new Hands(more.size() > MOST ? more.subList(1, more.size()) : more);
    }
}
