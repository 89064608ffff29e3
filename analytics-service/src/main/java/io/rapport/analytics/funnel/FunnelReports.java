package io.rapport.analytics.funnel;

import io.rapport.analytics.asked.Moment;
import io.rapport.analytics.asked.Standing;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Figures, lists and series with all that is said beside them.
@Component
final class FunnelReports {

    private final FunnelReader reader;
    private final Standing standing;
    private final ShownNames names;

    FunnelReports(FunnelReader reader, Standing standing, ShownNames names) {
        this.reader = reader;
        this.standing = standing;
        this.names = names;
    }

    FunnelReport figures(FunnelQuery query, Moment moment, Collection<String> certainly) {
        var reliance = standing.before(moment);
        var answer = reader.figures(query, certainly);
        return new FunnelReport(
                reliance.without(missing(answer.incompleteDeals())),
                query.zone().getId(),
                answer.total(),
                answer.parts(),
                answer.partsMayExceedTotal(),
                names.of(query.tenant(), shown(query, answer)),
                Definition.FUNNEL);
    }

    FunnelReport.DealPage deals(
            FunnelQuery query, Moment moment, FunnelPages asked, Collection<String> certainly) {
        var reliance = standing.before(moment);
        var page = reader.list(query, asked.figure(), asked.after(), asked.limit(), certainly);
        var incomplete = page.deals().stream().filter(DealAsOf::incomplete).count();
        return new FunnelReport.DealPage(
                reliance.without(missing(incomplete)),
                page.deals().stream().map(FunnelReport.DealItem::of).toList(),
                page.more() ? page.deals().getLast().id() : null);
    }

    FunnelReport.Series daily(
            FunnelQuery query,
            Moment moment,
            FunnelPages.Range range,
            Collection<String> certainly) {
        var reliance = standing.before(moment);
        var days = new ArrayList<FunnelReport.Day>();
        var date = range.from();
        var answer = reader.daily(query, range.from(), range.to(), certainly);
        for (var day : answer.days()) {
            days.add(day(date, day));
            date = date.plusDays(1);
        }
        return new FunnelReport.Series(
                reliance,
                query.zone().getId(),
                List.copyOf(days),
                names.of(query.tenant(), answer.pipelines()),
                Definition.FUNNEL);
    }

    private static FunnelReport.Day day(LocalDate date, Map<String, Amounts> day) {
        Map<String, FiguresAnswer.DealSums> places = new LinkedHashMap<>();
        day.forEach((place, amounts) -> {
            if (amounts.deals() > 0) {
                places.put(place, FiguresAnswer.DealSums.of(amounts));
            }
        });
        var won = day.getOrDefault(Placing.WON, new Amounts()).deals();
        var lost = day.getOrDefault(Placing.LOST, new Amounts()).deals();
        return new FunnelReport.Day(date, StageFlow.rate(won, won + lost), places);
    }

    /// The ids of the parts, and all pipelines for the names of stages.
    private static Set<String> shown(FunnelQuery query, FunnelAnswer answer) {
        var shown = new HashSet<>(answer.pipelines());
        query.filters().values().forEach(shown::addAll);
        answer.parts().forEach(part -> shown.addAll(part.key().values()));
        return shown;
    }

    private static @Nullable String missing(long incomplete) {
        return incomplete == 0 ? null : incomplete + " deals or what they refer to lack an event";
    }
}
