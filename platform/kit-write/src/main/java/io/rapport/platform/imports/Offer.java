package io.rapport.platform.imports;

import io.rapport.platform.aggregate.Decision;
import io.rapport.platform.aggregate.NewerOnly;
import io.rapport.platform.aggregate.Stored;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/// What an imported item comes to, whether its aggregate is known or not.
///
/// @param create the creation, given the new id
/// @param change what of the item is news about a known one; a decision without publications is
///   "unchanged", for the reason that is noted
public record Offer<S>(
        Function<String, Decision<S>> create,
        BiFunction<Stored<S>, NewerOnly, Decision<S>> change) {

    /// @param create the creation, whatever the id
    public Offer(
            Supplier<Decision<S>> create, BiFunction<Stored<S>, NewerOnly, Decision<S>> change) {
        this(_ -> create.get(), change);
    }

    /// A plain state, which is created, or of which each newer value is taken.
    ///
    /// @param create decides a creation
    /// @param change decides a change from what is known
    public static <S extends Record> Offer<S> of(
            S told, Function<S, Decision<S>> create, BiFunction<S, S, Decision<S>> change) {
        return new Offer<>(
                _ -> create.apply(told),
                (stored, newer) -> change.apply(stored.state(), newer.over(stored.state(), told)));
    }
}
