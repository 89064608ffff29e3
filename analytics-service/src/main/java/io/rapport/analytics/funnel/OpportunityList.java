package io.rapport.analytics.funnel;

import io.rapport.analytics.vocabulary.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// The deals behind a figure, by id: a page of them, with constant memory. Adds up to the figure
/// because it asks the same questions of the same deals.
final class OpportunityList {

    private final FunnelQuery query;
    private final Figure figure;
    private final String after;
    private final int limit;
    private final ReferencesAsOf references;
    private final LocalDays days;
    private final Placing placing;
    private final long firstDay;
    private final long lastDay;

    /// The smallest ids so far, the largest of them on top; one more than asked for.
    private final PriorityQueue<OpportunityAsOf> page =
            new PriorityQueue<>(Comparator.comparing(OpportunityAsOf::id).reversed());

    /// @param after the last id of the page before, or the empty text
    OpportunityList(
            FunnelQuery query, References references, Figure figure, String after, int limit) {
        this.query = query;
        this.figure = figure;
        this.after = after;
        this.limit = limit;
        this.references = new ReferencesAsOf(references, query.asOf());
        this.days = new LocalDays(query.zone());
        this.placing = new Placing(query, this.references, days);
        this.firstDay = query.from() == null ? Long.MIN_VALUE : query.from().toEpochDay();
        this.lastDay = query.to() == null ? Long.MAX_VALUE : query.to().toEpochDay();
    }

    void add(Opportunity deal) {
        if (deal.id().compareTo(after) <= 0) {
            return;
        }
        var full = page.size() > limit;
        if (full && deal.id().compareTo(page.element().id()) >= 0) {
            return;
        }
        var then = OpportunityAsOf.of(deal, query.asOf());
        if (then == null || !query.sees(then.owner()) || !belongs(then)) {
            return;
        }
        page.add(then);
        if (full) {
            page.remove();
        }
    }

    Page result() {
        var sorted = new ArrayList<>(page);
        sorted.sort(Comparator.comparing(OpportunityAsOf::id));
        var more = sorted.size() > limit;
        return new Page(List.copyOf(more ? sorted.subList(0, limit) : sorted), more);
    }

    private boolean belongs(OpportunityAsOf deal) {
        return switch (figure.kind()) {
            case DEALS -> isStock(deal);
            case OPEN -> deal.status() == Outcome.OPEN && isStock(deal);
            case WON -> deal.status() == Outcome.WON && isStock(deal);
            case LOST -> deal.status() == Outcome.LOST && isStock(deal);
            case ENTERED -> cameThrough(deal, false, false);
            case PASSED -> cameThrough(deal, true, false);
            case SKIPPED -> cameThrough(deal, false, true);
        };
    }

    private boolean isStock(OpportunityAsOf deal) {
        var counts = deal.status() == Outcome.OPEN || inPeriod(deal.since());
        return counts && !placing.stock(deal).isEmpty();
    }

    private boolean cameThrough(OpportunityAsOf deal, boolean onlyPassed, boolean onlySkipped) {
        for (var passage : Passage.of(deal, references.pipelines(), this::inPeriod)) {
            if (passage.stage().stage().equals(figure.stage())
                    && (passage.passed() || !onlyPassed)
                    && (passage.skipped() || !onlySkipped)
                    && !placing.flow(deal, passage).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private boolean inPeriod(long millis) {
        var day = days.of(millis);
        return day >= firstDay && day <= lastDay;
    }

    /// @param more whether the list goes on
    record Page(List<OpportunityAsOf> deals, boolean more) {}

    /// Which figure's deals are wanted.
    ///
    /// @param stage of a figure about a stage: its id, in all pipelines that the filters leave
    record Figure(Kind kind, @Nullable String stage) {
        enum Kind {
            DEALS,
            OPEN,
            WON,
            LOST,
            ENTERED,
            PASSED,
            SKIPPED;

            /// Whether the figure is about one stage.
            boolean isOfStage() {
                return this == ENTERED || this == PASSED || this == SKIPPED;
            }
        }
    }
}
