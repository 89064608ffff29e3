package io.rapport.platform.aggregate;

import java.util.List;
import java.util.Set;

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

    public Decision<S> claiming(Set<UniqueValue> claims) {
        return new Decision<>(state, publications, claims);
    }
}
