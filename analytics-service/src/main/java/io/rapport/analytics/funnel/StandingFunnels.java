package io.rapport.analytics.funnel;

import io.rapport.analytics.history.AsOf;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Folds that were asked for lately and are kept up: a repeated question costs what has changed
/// since, not what there is. Each holds exactly what a fresh fold would, for a deal is taken away
/// with the very history with which it was added. Guarded by its owner, one reader at a time.
final class StandingFunnels {

    private static final int MOST_FOLDS = 64;
    private static final int MOST_ROWS = 20_000;

    private final Ledger ledger;
    private final LinkedHashMap<FunnelQuery, Standing> standing =
            new LinkedHashMap<>(16, 0.75f, true);

    StandingFunnels(Ledger ledger) {
        this.ledger = ledger;
    }

    FunnelAnswer answer(FunnelQuery query) {
        if (query.asOf().known() != AsOf.EVERYTHING) {
            return FunnelAnswer.of(query, fold(query).result(), ledger.references());
        }
        var kept = standing.remove(query);
        var current = kept == null ? null : caughtUp(kept);
        if (current == null) {
            current = new Standing(fold(query), ledger.version(), ledger.referencesVersion());
        }
        var result = current.fold().result();
        standing.put(query, current);
        shrink();
        return FunnelAnswer.of(query, result, ledger.references());
    }

    private FunnelFold fold(FunnelQuery query) {
        var fold = new FunnelFold(query, ledger.references());
        ledger.deals().forEach(fold::add);
        return fold;
    }

    private @Nullable Standing caughtUp(Standing kept) {
        if (kept.referencesVersion() != ledger.referencesVersion()) {
            return null;
        }
        var changes = ledger.changesAfter(kept.version());
        if (changes == null) {
            return null;
        }
        for (var change : changes) {
            if (change.before() != null) {
                kept.fold().remove(change.before());
            }
            kept.fold().add(change.after());
        }
        return new Standing(kept.fold(), ledger.version(), kept.referencesVersion());
    }

    /// The least recently asked go first.
    private void shrink() {
        var rows = standing.values().stream().mapToLong(each -> each.fold().size()).sum();
        Iterator<Map.Entry<FunnelQuery, Standing>> oldest = standing.entrySet().iterator();
        while (standing.size() > 1 && (standing.size() > MOST_FOLDS || rows > MOST_ROWS)) {
            rows -= oldest.next().getValue().fold().size();
            oldest.remove();
        }
    }

    private record Standing(FunnelFold fold, long version, long referencesVersion) {}
}
