package io.rapport.platform.aggregate;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What happens by itself to aggregates of a kind, at a time that their state tells.
///
/// @param name among the timers of its kind; part of the actor of what it does
/// @param <S> the state
public record Timer<S>(String name, Due<S> due, Firing<S> firing) {

    /// Reads out of a state when it is due.
    @FunctionalInterface
    public interface Due<S> {

        /// `null` where nothing is to happen.
        @Nullable Instant of(S state);
    }

    /// What happens then: an ordinary decision, on the state as it stands when it is made. In the
    /// state after it, the timer is due later or not at all.
    @FunctionalInterface
    public interface Firing<S> {

        Decision<S> fire(S state);
    }
}
