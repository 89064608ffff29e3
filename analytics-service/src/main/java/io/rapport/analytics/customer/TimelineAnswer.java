package io.rapport.analytics.customer;

import io.rapport.analytics.query.AnswerFreshness;
import io.rapport.analytics.query.Moment;
import io.rapport.platform.list.PageCursor;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of a customer's timeline. It may be short and yet have a next one.
///
/// @param nextCursor what to send as `cursor` for the next page; absent on the last
/// @param totals how much there is, if `total=true` asked for it
/// @param reliance what the answer relies on
/// @param items what happened, the newest first
record TimelineAnswer(
        AnswerFreshness reliance,
        List<TimelineFold.Entry> items,
        @Nullable String nextCursor,
        Timelines.@Nullable Totals totals) {

    static TimelineAnswer of(CustomerReader.Timeline timeline, PageCursor cursor) {
        var end = timeline.page().end();
        return new TimelineAnswer(
                timeline.reliance(),
                timeline.page().entries(),
                end == null ? null : cursor.to(end.at() + "|" + end.id()),
                timeline.totals());
    }

    /// @throws io.rapport.platform.problem.ProblemException 400 if it is not one of ours
    static Timelines.Place place(String place) {
        var cut = Math.max(0, place.indexOf('|'));
        try {
            return new Timelines.Place(
                    Instant.parse(place.substring(0, cut)), place.substring(cut + 1));
        } catch (DateTimeException e) {
            throw Moment.bad("cursor", "is not one of a timeline; start again without it");
        }
    }
}
