package io.rapport.platform.api;

import io.rapport.platform.aggregate.AggregateType;
import io.rapport.platform.aggregate.Aggregates;
import io.rapport.platform.imports.ImportTotals;
import io.rapport.platform.web.MergePatches;

/// Gives controllers the [AggregateApi] of their kind.
public final class AggregateApis {

    private final MergePatches patches;
    private final ImportTotals totals;

    AggregateApis(MergePatches patches, ImportTotals totals) {
        this.patches = patches;
        this.totals = totals;
    }

    public <S, V> AggregateApi<S, V> of(Aggregates<S> aggregates, AggregateType<S, V> type) {
        return new AggregateApi<>(aggregates, type, patches, totals);
    }
}
