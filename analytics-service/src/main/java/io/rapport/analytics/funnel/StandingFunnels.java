package io.rapport.analytics.funnel;

import io.rapport.analytics.history.AsOf;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Folds that were asked for lately and are kept up, of all tenants together: a repeated question
/// costs what has changed since, and the same question for another moment costs what happened
/// between the two, not what there is. Each holds exactly what a fresh fold would, for a deal is
/// taken away with the very histories with which it was added. Guarded by its owner, one reader at
/// a time.
final class StandingFunnels {

    /// Up to so many deals it makes no difference whether a fold is moved or made anew.
    private static final int FEW = 50;

    private static final int MOST_FOLDS = 256;
    private static final int BYTES_OF_A_NUMBER = 12;
    private static final int SHARE_OF_THE_HEAP = 8;

    private final LinkedHashMap<FunnelQuery, Standing> standing =
            new LinkedHashMap<>(16, 0.75f, true);
    private final long mostNumbers =
            Runtime.getRuntime().maxMemory() / SHARE_OF_THE_HEAP / BYTES_OF_A_NUMBER;

    /// @param ledger of the tenant that asks, always the same
    FunnelAnswer answer(Ledger ledger, FunnelQuery query) {
        if (query.asOf().known() != AsOf.EVERYTHING) {
            return FunnelAnswer.of(query, fold(ledger, query).result(), ledger.references());
        }
        var parts = parts(ledger, query);
        var funnel = parts.funnel(query.by(), ledger.pipelines());
        standing.put(
                query,
                new Standing(query, parts, ledger.version(), ledger.pipelines(), parts.size()));
        shrink();
        return FunnelAnswer.of(query, funnel, ledger.references());
    }

    private FunnelParts parts(Ledger ledger, FunnelQuery query) {
        var same = standing.remove(query);
        var moved = same == null ? null : moved(ledger, same, query);
        if (moved == null) {
            var nearest = nearest(ledger, query);
            moved = nearest == null ? null : moved(ledger, nearest, query);
        }
        return moved == null ? fold(ledger, query).parts() : moved;
    }

    private static FunnelFold fold(Ledger ledger, FunnelQuery query) {
        var fold = new FunnelFold(query, ledger.references());
        ledger.deals().forEach(fold::add);
        return fold;
    }

    /// The same question for the moment nearest to this one, of those that can be moved.
    private @Nullable Standing nearest(Ledger ledger, FunnelQuery query) {
        var nearest =
                standing.values().stream()
                        .filter(kept -> kept.pipelines() == ledger.pipelines())
                        .filter(kept -> ledger.remembers(kept.version()))
                        .filter(kept -> kept.query().differsInMomentOnly(query))
                        .min(
                                Comparator.<Standing>comparingLong(kept ->
                                                Math.abs(kept.moment() - query.asOf().effective()))
                                        .thenComparing(
                                                Standing::version, Comparator.reverseOrder()));
        // It is used by this.
        nearest.ifPresent(kept -> standing.get(kept.query()));
        return nearest.orElse(null);
    }

    /// The parts of a fold, after every deal that may count otherwise was taken away as it counted
    /// there, and added as it counts here.
    ///
    /// @return `null` where a fresh fold is cheaper
    private static @Nullable FunnelParts moved(Ledger ledger, Standing from, FunnelQuery to) {
        var formerly = ledger.at(from.version());
        if (formerly == null || from.pipelines() != ledger.pipelines()) {
            return null;
        }
        var touched =
                ledger.touched(
                        formerly,
                        from.moment(),
                        to.asOf().effective(),
                        to.usesEmployees(),
                        to.usesCustomers());
        if (touched.size() > Math.max(FEW, ledger.size() / 2)) {
            return null;
        }
        var parts = from.query().equals(to) ? from.parts() : from.parts().copy();
        var then =
                new FunnelFold(
                        from.query(), ledger.references().with(formerly.references()), parts);
        var now = new FunnelFold(to, ledger.references(), parts);
        // All go before any comes: there are never more rows than one of the two folds has.
        for (var id : touched) {
            then.remove(new Deal(id, formerly.deals().getOrDefault(id, ledger.history(id))));
        }
        for (var id : touched) {
            now.add(new Deal(id, ledger.history(id)));
        }
        return parts;
    }

    /// The least recently asked go first, of the tenant that has the most.
    private void shrink() {
        var numbers = numbers();
        while (standing.size() > 1 && (standing.size() > MOST_FOLDS || numbers > mostNumbers)) {
            var oldest = oldest(greediest());
            numbers -= oldest.numbers();
            standing.remove(oldest.query());
        }
    }

    private long numbers() {
        return standing.values().stream().mapToLong(Standing::numbers).sum();
    }

    private String greediest() {
        return standing.values().stream()
                .collect(
                        Collectors.groupingBy(
                                kept -> kept.query().tenant(),
                                Collectors.summingLong(Standing::numbers)))
                .entrySet()
                .stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }

    private Standing oldest(String tenant) {
        return standing.values().stream()
                .filter(kept -> kept.query().tenant().equals(tenant))
                .findFirst()
                .orElseThrow();
    }

    /// @param version of the ledger whose deals are in the parts
    /// @param numbers the measure of its memory
    private record Standing(
            FunnelQuery query,
            FunnelParts parts,
            long version,
            PipelineVersions pipelines,
            long numbers) {

        long moment() {
            return query.asOf().effective();
        }
    }
}
