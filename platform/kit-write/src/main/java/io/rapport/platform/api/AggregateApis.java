package io.rapport.platform.api;

import io.rapport.platform.aggregate.AggregateType;
import io.rapport.platform.aggregate.Aggregates;
import io.rapport.platform.aggregate.Stored;
import io.rapport.platform.imports.Imports;
import io.rapport.platform.scope.AccessScope;
import io.rapport.platform.web.MergePatches;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/// Gives controllers the [AggregateApi] of their kind.
public final class AggregateApis {

    private final MergePatches patches;
    private final Imports imports;

    AggregateApis(MergePatches patches, Imports imports) {
        this.patches = patches;
        this.imports = imports;
    }

    /// Of a kind whose scope says who sees one.
    public <S, V> AggregateApi<S, V> of(Aggregates<S> aggregates, AggregateType<S, V> type) {
        return of(aggregates, type, (_, _) -> true);
    }

    /// Of a kind that is seen by those who see another record.
    ///
    /// @param visible asked in any case, of `null` where there is none, so that it can do the same
    ///   work for both
    public <S, V> AggregateApi<S, V> of(
            Aggregates<S> aggregates,
            AggregateType<S, V> type,
            BiPredicate<AccessScope, @Nullable Stored<S>> visible) {
        return new AggregateApi<>(aggregates, type, visible, patches, imports);
    }
}
