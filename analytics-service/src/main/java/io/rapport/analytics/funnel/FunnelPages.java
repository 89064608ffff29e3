package io.rapport.analytics.funnel;

import io.rapport.analytics.query.Moment;
import io.rapport.platform.list.PageCursor;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Which page of the deals behind which figure is asked for.
///
/// @param cursor behind which deal
record FunnelPages(OpportunityList.Figure figure, PageCursor cursor, int limit) {

    private static final int HIGHEST_LIMIT = 200;

    /// A year and a bit, twice: enough for a chart, and bounded.
    private static final int MOST_DAYS = 732;

    /// @throws io.rapport.platform.problem.ProblemException 400 that names the parameter
    static FunnelPages of(String figure, @Nullable String stage, PageCursor cursor, int limit) {
        var kind =
                Arrays.stream(OpportunityList.Figure.Kind.values())
                        .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(figure))
                        .findFirst()
                        .orElseThrow(() ->
                                Moment.bad(
                                        "figure",
                                        "must be one of deals, open, won, lost, entered,"
                                                + " passed, skipped"));
        if (kind.isOfStage() != (stage != null)) {
            throw Moment.bad("ofStage", "goes with the figures entered, passed and skipped");
        }
        if (limit < 1 || limit > HIGHEST_LIMIT) {
            throw Moment.bad("limit", "must be a number from 1 to " + HIGHEST_LIMIT);
        }
        return new FunnelPages(new OpportunityList.Figure(kind, stage), cursor, limit);
    }

    /// The id of the last deal of the page before; empty for the first page.
    String after() {
        var place = cursor.place();
        return place == null ? "" : place;
    }

    /// @throws io.rapport.platform.problem.ProblemException 400 that names the parameter
    static Range range(String from, String to) {
        var range = new Range(Moment.date("from", from), Moment.date("to", to));
        var days = ChronoUnit.DAYS.between(range.from(), range.to()) + 1;
        if (days < 1 || days > MOST_DAYS) {
            throw Moment.bad("to", "must be from, or at most " + (MOST_DAYS - 1) + " days later");
        }
        return range;
    }

    /// Days, both inclusive.
    record Range(LocalDate from, LocalDate to) {}
}
