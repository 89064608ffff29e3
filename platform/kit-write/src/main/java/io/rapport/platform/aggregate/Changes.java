package io.rapport.platform.aggregate;

import io.rapport.contracts.PublishedEvent;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// How the changes of a kind are folded and published: the state after each, and what the world
/// hears of it. Which effective times an event orders follows from the attributes in which the
/// states before and after differ.
///
/// @param <S> the state
/// @param <C> what can happen to it, in the feature's own words
public final class Changes<S, C> {

    /// Says what the world hears of a change.
    @FunctionalInterface
    public interface EventOf<S, C> {

        /// @param after the state as it stands after the change
        /// @return `null` where nothing is published
        @Nullable PublishedEvent of(S after, C change);
    }

    private final AggregateType<S, ?> type;
    private final BiFunction<S, C, S> after;
    private final EventOf<S, C> event;

    private Changes(AggregateType<S, ?> type, BiFunction<S, C, S> after, EventOf<S, C> event) {
        this.type = type;
        this.after = after;
        this.event = event;
    }

    /// @param after the state after a change
    /// @param event the event of a change, given the state after it
    public static <S, C> Changes<S, C> of(
            AggregateType<S, ?> type, BiFunction<S, C, S> after, EventOf<S, C> event) {
        return new Changes<>(type, after, event);
    }

    /// A creation: the change that begins one.
    public Decision<S> created(S state, C beginning) {
        return begin(state, beginning, null).decision();
    }

    /// What a command asks of a stored one.
    public Function<Stored<S>, Decision<S>> asked(Function<S, ? extends List<? extends C>> ask) {
        return stored -> decide(stored.state(), ask.apply(stored.state()));
    }

    /// Changes that follow one another, all at the command's time.
    public Decision<S> decide(S before, List<? extends C> changes) {
        return on(before).add(changes, null).decision();
    }

    /// A history that begins with this change.
    ///
    /// @param effective `null` is now
    public History<S, C> begin(S state, C beginning, @Nullable Instant effective) {
        return new History<>(this, state).beginning(beginning, effective);
    }

    /// A history that goes on from this state.
    public History<S, C> on(S state) {
        return new History<>(this, state);
    }

    S after(S before, C change) {
        return after.apply(before, change);
    }

    /// The publication of the change that begins an aggregate: it orders every attribute.
    Publication beginning(S state, C change, @Nullable Instant effective) {
        var begun = event.of(state, change);
        if (begun == null) {
            throw new IllegalStateException("A " + type.name() + " begins with an event.");
        }
        return new Publication(begun, type.attributes(), effective, null);
    }

    @Nullable Publication publication(S before, S after, C change, @Nullable Instant effective) {
        var told = event.of(after, change);
        return told == null
                ? null
                : new Publication(told, type.orderedBetween(before, after), effective, null);
    }
}
