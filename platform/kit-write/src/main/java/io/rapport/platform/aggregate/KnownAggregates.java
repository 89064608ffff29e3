package io.rapport.platform.aggregate;

import io.rapport.contracts.ExternalId;
import io.rapport.platform.command.Refusal;
import io.rapport.platform.scope.AccessScope;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/// The aggregates of one type as other features name and know them.
///
/// ```java
/// KnownAggregates.of(things, KnownThing::of, ThingRefusal.NotFound::new)
/// ```
///
/// @param <V> what others may know of one
public final class KnownAggregates<V> {

    private final BiFunction<AccessScope, String, Optional<V>> byId;
    private final BiFunction<AccessScope, ExternalId, Optional<V>> byExternalId;
    private final Function<String, ? extends Refusal> unknown;

    private KnownAggregates(
            BiFunction<AccessScope, String, Optional<V>> byId,
            BiFunction<AccessScope, ExternalId, Optional<V>> byExternalId,
            Function<String, ? extends Refusal> unknown) {
        this.byId = byId;
        this.byExternalId = byExternalId;
        this.unknown = unknown;
    }

    /// @param known what others may know of one; it may refuse one that cannot be referred to
    /// @param unknown says no, given how the missing one was named
    public static <T, V> KnownAggregates<V> of(
            Aggregates<T> aggregates,
            Function<Stored<T>, V> known,
            Function<String, ? extends Refusal> unknown) {
        return new KnownAggregates<>(
                (scope, id) -> aggregates.find(scope, id).map(known),
                (scope, externalId) -> aggregates.find(scope, externalId).map(known),
                unknown);
    }

    /// @throws io.rapport.platform.command.RefusalException if the caller sees none of this id
    public V require(AccessScope scope, String id) {
        return byId.apply(scope, id).orElseThrow(() -> unknown.apply(id).asException());
    }

    /// The one whom another system calls so.
    ///
    /// @throws io.rapport.platform.command.RefusalException as the other one
    public V require(AccessScope scope, ExternalId externalId) {
        return byExternalId
                .apply(scope, externalId)
                .orElseThrow(() ->
                        unknown.apply(externalId.system() + ":" + externalId.id()).asException());
    }
}
