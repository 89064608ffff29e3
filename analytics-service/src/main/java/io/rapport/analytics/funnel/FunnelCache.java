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
final class FunnelCache {

    /// Up to so many deals it makes no difference whether a fold is moved or made anew.
    private static final int FEW = 50;

    private static final int MOST_FOLDS = 256;
    private static final int BYTES_OF_A_NUMBER = 12;
    private static final int SHARE_OF_THE_HEAP = 8;

    private final LinkedHashMap<FunnelQuery, KeptFold> folds = new LinkedHashMap<>(16, 0.75f, true);
    private final long mostNumbers =
            Runtime.getRuntime().maxMemory() / SHARE_OF_THE_HEAP / BYTES_OF_A_NUMBER;

    /// @param index of the tenant that asks, always the same
    FunnelAnswer answer(OpportunityIndex index, FunnelQuery query) {
        if (query.asOf().known() != AsOf.EVERYTHING) {
            return FunnelAnswer.of(query, fold(index, query).result(), index.references());
        }
        var parts = parts(index, query);
        var funnel = parts.funnel(query.by(), index.pipelines());
        folds.put(
                query,
                new KeptFold(query, parts, index.version(), index.pipelines(), parts.size()));
        shrink();
        return FunnelAnswer.of(query, funnel, index.references());
    }

    private FunnelParts parts(OpportunityIndex index, FunnelQuery query) {
        var same = folds.remove(query);
        var moved = same == null ? null : moved(index, same, query);
        if (moved == null) {
            var nearest = nearest(index, query);
            moved = nearest == null ? null : moved(index, nearest, query);
        }
        return moved == null ? fold(index, query).parts() : moved;
    }

    private static FunnelFold fold(OpportunityIndex index, FunnelQuery query) {
        var fold = new FunnelFold(query, index.references());
        index.deals().forEach(fold::add);
        return fold;
    }

    /// The same question for the moment nearest to this one, of those that can be moved.
    private @Nullable KeptFold nearest(OpportunityIndex index, FunnelQuery query) {
        var nearest =
                folds.values().stream()
                        .filter(kept -> kept.pipelines() == index.pipelines())
                        .filter(kept -> index.remembers(kept.version()))
                        .filter(kept -> kept.query().differsInMomentOnly(query))
                        .min(
                                Comparator.<KeptFold>comparingLong(kept ->
                                                Math.abs(kept.moment() - query.asOf().effective()))
                                        .thenComparing(
                                                KeptFold::version, Comparator.reverseOrder()));
        // It is used by this.
        nearest.ifPresent(kept -> folds.get(kept.query()));
        return nearest.orElse(null);
    }

    /// The parts of a fold, after every deal that may count otherwise was taken away as it counted
    /// there, and added as it counts here.
    ///
    /// @return `null` where a fresh fold is cheaper
    private static @Nullable FunnelParts moved(
            OpportunityIndex index, KeptFold from, FunnelQuery to) {
        var formerly = index.at(from.version());
        if (formerly == null || from.pipelines() != index.pipelines()) {
            return null;
        }
        var touched =
                index.touched(
                        formerly,
                        from.moment(),
                        to.asOf().effective(),
                        to.usesEmployees(),
                        to.usesCustomers());
        if (touched.size() > Math.max(FEW, index.size() / 2)) {
            return null;
        }
        var parts = from.query().equals(to) ? from.parts() : from.parts().copy();
        var then =
                new FunnelFold(from.query(), index.references().with(formerly.references()), parts);
        var now = new FunnelFold(to, index.references(), parts);
        // All go before any comes: there are never more rows than one of the two folds has.
        for (var id : touched) {
            then.remove(new Opportunity(id, formerly.deals().getOrDefault(id, index.history(id))));
        }
        for (var id : touched) {
            now.add(new Opportunity(id, index.history(id)));
        }
        return parts;
    }

    /// The least recently asked go first, of the tenant that has the most.
    private void shrink() {
        var numbers = numbers();
        while (folds.size() > 1 && (folds.size() > MOST_FOLDS || numbers > mostNumbers)) {
            var oldest = oldest(greediest());
            numbers -= oldest.numbers();
            folds.remove(oldest.query());
        }
    }

    private long numbers() {
        return folds.values().stream().mapToLong(KeptFold::numbers).sum();
    }

    private String greediest() {
        return folds.values().stream()
                .collect(
                        Collectors.groupingBy(
                                kept -> kept.query().tenant(),
                                Collectors.summingLong(KeptFold::numbers)))
                .entrySet()
                .stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }

    private KeptFold oldest(String tenant) {
        return folds.values().stream()
                .filter(kept -> kept.query().tenant().equals(tenant))
                .findFirst()
                .orElseThrow();
    }

    /// @param version of the index whose deals are in the parts
    /// @param numbers the measure of its memory
    private record KeptFold(
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
