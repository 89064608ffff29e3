package io.rapport.platform.aggregate;

import io.rapport.platform.externalid.UniqueValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// What a command came to: the state after it, what is published of it, and the unique values that
/// the aggregate holds from now on.
///
/// @param claims all unique values the aggregate holds after the change
public record Decision<S>(S state, List<Publication> publications, Set<UniqueValue> claims) {

    public Decision {
        publications = List.copyOf(publications);
        claims = Set.copyOf(claims);
    }

    public static <S> Decision<S> of(S state, Publication... publications) {
        return new Decision<>(state, List.of(publications), Set.of());
    }

    /// Folds changes over a state: each is published with the state as it stands after it.
    ///
    /// @param after the state after a change
    /// @param publish the event of a change, given the state after it
    public static <S, C> Decision<S> folding(
            S before,
            List<? extends C> changes,
            BiFunction<S, C, S> after,
            BiFunction<S, C, Publication> publish) {
        var state = before;
        var publications = new ArrayList<Publication>();
        for (var change : changes) {
            state = after.apply(state, change);
            publications.add(publish.apply(state, change));
        }
        return new Decision<>(state, publications, Set.of());
    }

    /// The same, all of it having happened at `effective`; `null` leaves the times as they are.
    public Decision<S> at(@Nullable Instant effective) {
        return effective == null
                ? this
                : publishing(publications.stream().map(each -> each.at(effective)).toList());
    }

    public Decision<S> claiming(Set<UniqueValue> claims) {
        return new Decision<>(state, publications, claims);
    }

    /// The same state and claims with these events.
    public Decision<S> publishing(List<Publication> publications) {
        return new Decision<>(state, publications, claims);
    }
}
