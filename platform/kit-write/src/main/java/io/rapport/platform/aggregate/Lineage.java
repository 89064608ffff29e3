package io.rapport.platform.aggregate;

import io.rapport.platform.command.Refusal;
import io.rapport.platform.scope.AccessScope;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Lines of aggregates of one kind, in which each may stand below another one. The walk upwards is
/// bounded, so that not even two commands that passed each other can make it endless.
public final class Lineage<S> {

    /// Most steps from the bottom of a line to its top.
    public static final int DEEPEST = 20;

    private final Aggregates<S> aggregates;
    private final Function<S, @Nullable String> above;
    private final Function<String, ? extends Refusal> circular;
    private final Supplier<? extends Refusal> tooDeep;

    /// @param above who stands above one; `null` at the top
    /// @param circular says no to the one named, whose line comes back to where it began
    /// @param tooDeep says no to a line of more than [#DEEPEST] steps
    public Lineage(
            Aggregates<S> aggregates,
            Function<S, @Nullable String> above,
            Function<String, ? extends Refusal> circular,
            Supplier<? extends Refusal> tooDeep) {
        this.aggregates = aggregates;
        this.above = above;
        this.circular = circular;
        this.tooDeep = tooDeep;
    }

    /// What a line upwards comes to.
    enum Verdict {
        SOUND,
        /// It comes back to where it began.
        CIRCULAR,
        /// It has more than [#DEEPEST] steps.
        TOO_DEEP
    }

    /// Refuses that one stands below another where no sound line would come of it.
    ///
    /// @param scope whose eyes the line is walked with
    /// @param id `null` for one that does not exist yet
    /// @param named the one below which it is to stand
    public void check(AccessScope scope, @Nullable String id, String named) {
        switch (judge(id, named, each -> aboveOf(scope, each))) {
            case SOUND -> {}
            case CIRCULAR -> throw circular.apply(named).asException();
            case TOO_DEEP -> throw tooDeep.get().asException();
        }
    }

    private Optional<String> aboveOf(AccessScope scope, String id) {
        return aggregates.find(scope, id).map(found -> above.apply(found.state()));
    }

    /// Walks upwards from `above`, to which `id` is to be attached.
    ///
    /// @param id `null` for one that does not exist yet
    /// @param next who stands above; empty at the top
    static Verdict judge(
            @Nullable String id, String above, Function<String, Optional<String>> next) {
        var at = Optional.of(above);
        for (var step = 0; step < DEEPEST; step++) {
            if (at.isEmpty()) {
                return Verdict.SOUND;
            }
            if (at.get().equals(id)) {
                return Verdict.CIRCULAR;
            }
            at = at.flatMap(next);
        }
        return at.isEmpty() ? Verdict.SOUND : Verdict.TOO_DEEP;
    }
}
