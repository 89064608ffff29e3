package io.rapport.analytics.funnel;

import io.rapport.analytics.vocabulary.OpportunityFacts;
import io.rapport.analytics.vocabulary.Outcome;
import java.util.ArrayList;
import java.util.List;

/// Folds deals into a funnel. Always right, whatever the cuts and moments; the order of the deals
/// makes no difference. Not for use by several threads.
final class FunnelFold {

    private final FunnelQuery query;
    private final ReferencesAsOf references;
    private final LocalDays days;
    private final Placing placing;
    private final long firstDay;
    private final long lastDay;
    private final FunnelParts parts;

    FunnelFold(FunnelQuery query, References references) {
        this(query, references, new FunnelParts());
    }

    /// @param parts what is added to, and taken away from
    FunnelFold(FunnelQuery query, References references, FunnelParts parts) {
        this.query = query;
        this.parts = parts;
        this.references = new ReferencesAsOf(references, query.asOf());
        this.days = new LocalDays(query.zone());
        this.placing = new Placing(query, this.references, days);
        this.firstDay = query.from() == null ? Long.MIN_VALUE : query.from().toEpochDay();
        this.lastDay = query.to() == null ? Long.MAX_VALUE : query.to().toEpochDay();
    }

    static Funnel fold(Iterable<Opportunity> deals, FunnelQuery query, References references) {
        var fold = new FunnelFold(query, references);
        deals.forEach(fold::add);
        return fold.result();
    }

    /// Refused when there are too many parts.
    void add(Opportunity deal) {
        count(deal, 1);
    }

    /// Takes away what the same deal added: afterwards all is as if it had never been there.
    void remove(Opportunity deal) {
        count(deal, -1);
    }

    private void count(Opportunity deal, int sign) {
        var then = OpportunityAsOf.of(deal, query.asOf());
        if (then == null) {
            noteLostOpening(deal, sign);
            return;
        }
        if (!query.sees(then.owner())) {
            return;
        }
        placing.noteLosses(then, parts.losses(), sign);
        if (placing.isIncomplete(then)) {
            parts.addIncomplete(sign);
        }
        if (then.status() == Outcome.OPEN || inPeriod(then.since())) {
            addStock(then, sign);
        }
        addFlows(then, sign);
    }

    /// One that is voided is of no concern. A deal of which nothing but a lost event is known has
    /// no owner, so that only who sees all deals is told of it.
    private void noteLostOpening(Opportunity deal, int sign) {
        var reading = deal.history().read(query.asOf());
        if (query.seesAll() && !reading.knows(OpportunityFacts.VOIDED)) {
            parts.losses().add(deal.id(), reading.lost(), sign);
        }
    }

    Funnel result() {
        return parts.funnel(query.by(), references.pipelines());
    }

    FunnelParts parts() {
        return parts;
    }

    private void addStock(OpportunityAsOf deal, int sign) {
        var keys = placing.stock(deal);
        if (keys.isEmpty()) {
            return;
        }
        parts.total().add(deal, days, sign);
        if (!query.by().isEmpty()) {
            for (var key : keys) {
                parts.row(key).add(deal, days, sign);
            }
        }
    }

    private void addFlows(OpportunityAsOf deal, int sign) {
        var passages = Passage.of(deal, references.pipelines(), this::inPeriod);
        for (var passage : passages) {
            var keys = placing.flow(deal, passage);
            if (keys.isEmpty()) {
                continue;
            }
            var stays = completedStays(deal, passage);
            addFlow(parts.total(), passage, stays, sign);
            if (!query.by().isEmpty()) {
                // One after the other: a row that is empty yet may go for the next one.
                keys.forEach(key -> addFlow(parts.row(key), passage, stays, sign));
            }
        }
    }

    private static void addFlow(Figures figures, Passage passage, List<Long> stays, int sign) {
        var flow = figures.flow(passage.stage());
        flow.add(passage, sign);
        stays.forEach(days -> flow.stayed(days, sign));
    }

    /// Calendar days of the stays in that stage that began within the period and have ended.
    private List<Long> completedStays(OpportunityAsOf deal, Passage passage) {
        var completed = new ArrayList<Long>(1);
        for (var stay : deal.stays()) {
            if (stay.isOpen()
                    && stay.hasEnded()
                    && StageKey.of(stay.value()).equals(passage.stage())
                    && inPeriod(stay.from())) {
                completed.add(days.between(stay.from(), stay.to()));
            }
        }
        return completed;
    }

    private boolean inPeriod(long millis) {
        var day = days.of(millis);
        return day >= firstDay && day <= lastDay;
    }
}
