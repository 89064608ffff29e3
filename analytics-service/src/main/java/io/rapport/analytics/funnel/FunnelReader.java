package io.rapport.analytics.funnel;

import io.rapport.analytics.history.AsOf;
import io.rapport.analytics.history.Loss;
import io.rapport.analytics.intake.Views;
import io.rapport.platform.projection.Generations;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/// Answers questions about deals: from memory, and from the store where memory must not hold them.
/// Both give the same.
@Component
final class FunnelReader {

    private final OpportunityIndexes indexes;
    private final FunnelFacts facts;
    private final Generations generations;

    FunnelReader(OpportunityIndexes indexes, FunnelFacts facts, Generations generations) {
        this.indexes = indexes;
        this.facts = facts;
        this.generations = generations;
    }

    /// Figures, with what was known now from folds that are kept up.
    ///
    /// @param certainly aggregates whose latest events must be in the answer
    FunnelAnswer figures(FunnelQuery query, Collection<String> certainly) {
        if (query.asOf().known() == AsOf.EVERYTHING) {
            var answer = indexes.answer(query.tenant(), certainly, desk -> desk.answer(query));
            if (answer != null) {
                return answer;
            }
        }
        var deals = deals(query.tenant(), certainly);
        var fold = new FunnelFold(query, deals.references());
        deals.read(fold::add);
        return FunnelAnswer.of(query, fold.result(), deals.references());
    }

    /// A page of the deals behind a figure.
    OpportunityList.Page list(
            FunnelQuery query,
            OpportunityList.Figure figure,
            String after,
            int limit,
            Collection<String> certainly) {
        var deals = deals(query.tenant(), certainly);
        var list = new OpportunityList(query, deals.references(), figure, after, limit);
        deals.read(list::add);
        return list.result();
    }

    /// One answer per day, by pipeline and place.
    Series daily(FunnelQuery query, LocalDate from, LocalDate to, Collection<String> certainly) {
        var deals = deals(query.tenant(), certainly);
        var fold = new DailyFold(query, deals.references(), from, to);
        deals.read(fold::add);
        return new Series(fold.result(), fold.lost(), deals.references().pipelines().ids());
    }

    /// @param pipelines all that there are
    record Series(List<Map<StageKey, Amounts>> days, List<Loss> lost, Set<String> pipelines) {}

    private Opportunities deals(String tenant, Collection<String> certainly) {
        var kept =
                indexes.answer(
                        tenant,
                        certainly,
                        desk -> {
                            var all = desk.index().snapshot();
                            return new Opportunities(desk.index().references(), all::forEach);
                        });
        if (kept != null) {
            return kept;
        }
        var generation = generations.current(Views.NAME);
        return new Opportunities(
                facts.references(generation, tenant).references(),
                reader -> facts.deals(generation, tenant, reader));
    }

    /// Where deals come from.
    private record Opportunities(References references, Consumer<Consumer<Opportunity>> source) {

        void read(Consumer<Opportunity> reader) {
            source.accept(reader);
        }
    }
}
