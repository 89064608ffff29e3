package io.rapport.analytics.funnel;

import io.rapport.analytics.history.Losses;
import io.rapport.analytics.query.FreshnessSource;
import io.rapport.analytics.query.Moment;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Figures, lists and series with all that is said beside them.
@Component
final class FunnelReports {

    private final FunnelReader reader;
    private final FreshnessSource freshness;
    private final ShownNames names;

    FunnelReports(FunnelReader reader, FreshnessSource freshness, ShownNames names) {
        this.reader = reader;
        this.freshness = freshness;
        this.names = names;
    }

    FunnelReport figures(FunnelQuery query, Moment moment, Collection<String> certainly) {
        var reliance = freshness.before(moment);
        var answer = reader.figures(query, certainly);
        var shown = names.of(query.tenant(), shown(query, answer));
        return new FunnelReport(
                reliance.without(missing(answer.incompleteOpportunities())).losing(answer.lost()),
                query.zone().getId(),
                answer.total(),
                answer.parts(),
                answer.partsMayExceedTotal(),
                shown.names(),
                shown.stages(),
                Definition.FUNNEL);
    }

    FunnelReport.OpportunityPage deals(
            FunnelQuery query, Moment moment, FunnelPages asked, Collection<String> certainly) {
        var reliance = freshness.before(moment);
        var page = reader.list(query, asked.figure(), asked.after(), asked.limit(), certainly);
        var incomplete = page.deals().stream().filter(OpportunityAsOf::incomplete).count();
        var lost = new Losses();
        page.deals().forEach(deal -> lost.add(deal.id(), deal.lost(), 1));
        return new FunnelReport.OpportunityPage(
                reliance.without(missing(incomplete)).losing(lost.all()),
                page.deals().stream().map(FunnelReport.OpportunityItem::of).toList(),
                page.more() ? asked.cursor().to(page.deals().getLast().id()) : null);
    }

    FunnelReport.Series daily(
            FunnelQuery query,
            Moment moment,
            FunnelPages.Range range,
            Collection<String> certainly) {
        var reliance = freshness.before(moment);
        var days = new ArrayList<FunnelReport.Day>();
        var date = range.from();
        var answer = reader.daily(query, range.from(), range.to(), certainly);
        var shown = names.of(query.tenant(), pipelines(query, answer.pipelines()));
        for (var day : answer.days()) {
            days.add(FunnelReport.Day.of(date, day));
            date = date.plusDays(1);
        }
        return new FunnelReport.Series(
                reliance.losing(answer.lost()),
                query.zone().getId(),
                List.copyOf(days),
                shown.names(),
                shown.stages(),
                Definition.FUNNEL);
    }

    /// The ids of the parts, and the pipelines for the names of stages.
    private static Set<String> shown(FunnelQuery query, FunnelAnswer answer) {
        var shown = new HashSet<>(pipelines(query, answer.pipelines()));
        query.filters().values().forEach(shown::addAll);
        answer.parts().forEach(part -> shown.addAll(part.key().values()));
        return shown;
    }

    /// Those that the filters leave.
    private static Set<String> pipelines(FunnelQuery query, Set<String> all) {
        return query.filters().getOrDefault(Dimension.PIPELINE, all);
    }

    private static @Nullable String missing(long incomplete) {
        return incomplete == 0 ? null : incomplete + " deals or what they refer to lack an event";
    }
}
