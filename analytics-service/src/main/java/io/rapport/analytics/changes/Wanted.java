package io.rapport.analytics.changes;

import io.rapport.analytics.history.Kind;
import io.rapport.analytics.vocabulary.KindRule;
import io.rapport.platform.security.VisibilityRule.Relation;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Of which records a reader wants to know.
///
/// @param kinds none for all
/// @param customer only what is about this customer, or was until then; `null` for all
/// @param ids only these records; none for all
record Wanted(Set<Kind> kinds, @Nullable String customer, Set<String> ids) {

    static final Wanted EVERYTHING = new Wanted(Set.of(), null, Set.of());

    Wanted {
        kinds = Set.copyOf(kinds);
        ids = Set.copyOf(ids);
    }

    boolean holds(Change change) {
        return holdsKind(change)
                && (ids.isEmpty() || ids.contains(change.id()))
                && (customer == null
                        || customer.equals(change.customerId())
                        || customer.equals(change.former()));
    }

    /// Who asks for what is seen with its parent is told when the parent changes hands: its
    /// children come and go with it.
    private boolean holdsKind(Change change) {
        return kinds.isEmpty()
                || kinds.contains(change.kind())
                || (change.move() != null
                        && Parents.KINDS.contains(change.kind())
                        && kinds.stream()
                                .anyMatch(kind ->
                                        KindRule.of(kind).visibility().relation()
                                                == Relation.PARENT));
    }
}
