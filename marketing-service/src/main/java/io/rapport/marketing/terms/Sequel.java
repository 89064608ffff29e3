package io.rapport.marketing.terms;

import io.rapport.platform.command.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// Something that can only have happened after something else.
public final class Sequel {

    private Sequel() {}

    /// When it happened. The same instant is not before; what is told without a time is never
    /// refused, and takes the later of now and what it follows.
    ///
    /// @param told when it is said to have happened; `null` is now
    /// @param followed when that happened which it follows; `null` where nobody knows
    /// @param before says no, given both times
    /// @return `null` is now
    public static @Nullable Instant time(
            @Nullable Instant told,
            @Nullable Instant followed,
            Clock clock,
            BiFunction<Instant, Instant, ? extends Refusal> before) {
        if (followed == null) {
            return told;
        }
        if (told == null) {
            return followed.isAfter(clock.instant()) ? followed : null;
        }
        if (told.isBefore(followed)) {
            throw before.apply(told, followed).asException();
        }
        return told;
    }
}
