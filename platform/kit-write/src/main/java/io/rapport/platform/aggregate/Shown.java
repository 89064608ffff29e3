package io.rapport.platform.aggregate;

import io.rapport.platform.security.Caller;
import io.rapport.platform.security.PersonalData;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// How a kind is shown.
interface Shown<S, V> {

    V view(Stored<S> stored, Caller caller);

    Published published(S state);

    /// Reads the personal part out of a state; `null` where there is none.
    @FunctionalInterface
    interface PersonalOf<S, P> {

        @Nullable P of(S state);
    }

    static <S, T> Shown<S, View<T>> as(Function<S, T> state) {
        return new Shown<>() {
            @Override
            public View<T> view(Stored<S> stored, Caller caller) {
                return new View<>(
                        stored.id(),
                        stored.revision(),
                        stored.epoch(),
                        stored.sequence(),
                        stored.timed(state.apply(stored.state())));
            }

            @Override
            public Published published(S of) {
                return new Published(state.apply(of), null);
            }
        };
    }

    static <S, T, P> Shown<S, PersonalView<T, P>> as(
            Function<S, T> state, PersonalOf<S, P> personal) {
        return byId((_, of) -> state.apply(of), personal);
    }

    static <S, T, P> Shown<S, PersonalView<T, P>> byId(
            BiFunction<String, S, T> state, PersonalOf<S, P> personal) {
        return by(
                (stored, caller) ->
                        new PersonalView<>(
                                stored.id(),
                                stored.revision(),
                                stored.epoch(),
                                stored.sequence(),
                                stored.timed(state.apply(stored.id(), stored.state())),
                                PersonalData.isReadableBy(caller)
                                        ? personal.of(stored.state())
                                        : null),
                // No merge patch reaches an id.
                of -> state.apply("", of),
                personal);
    }

    static <S, V> Shown<S, V> by(
            BiFunction<Stored<S>, Caller, V> view,
            Function<S, ?> state,
            PersonalOf<S, ?> personal) {
        return new Shown<>() {
            @Override
            public V view(Stored<S> stored, Caller caller) {
                return view.apply(stored, caller);
            }

            @Override
            public Published published(S of) {
                return new Published(state.apply(of), personal.of(of));
            }
        };
    }

    static <S, V> Shown<S, V> nowhere() {
        return new Shown<>() {
            @Override
            public V view(Stored<S> stored, Caller caller) {
                throw new IllegalStateException("This kind is not shown.");
            }

            @Override
            public Published published(S state) {
                throw new IllegalStateException("This kind is not shown.");
            }
        };
    }
}
