package io.rapport.customer.lineage;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Judges whether something may be put below something else. The walk is bounded, so that not even
/// two commands that passed each other can make it endless.
public final class Lineage {

    /// Most steps from the bottom of a line to its top.
    public static final int DEEPEST = 20;

    private Lineage() {}

    /// What a line upwards comes to.
    public enum Verdict {
        SOUND,
        /// It comes back to where it began.
        CIRCULAR,
        /// It has more than [#DEEPEST] steps.
        TOO_DEEP
    }

    /// Walks upwards from `above`, to which `id` is to be attached.
    ///
    /// @param id `null` for one that does not exist yet
    /// @param next who stands above; empty at the top
    public static Verdict judge(
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
