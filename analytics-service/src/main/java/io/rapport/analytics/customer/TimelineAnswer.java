package io.rapport.analytics.customer;

import io.rapport.analytics.asked.Moment;
import io.rapport.analytics.asked.Standing;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of a customer's timeline. It may be short and yet have a next one.
///
/// @param nextCursor what to send as `cursor` for the next page; absent on the last
record TimelineAnswer(
        Standing.Reliance reliance, List<TimelineFold.Entry> items, @Nullable String nextCursor) {

    private static final int LONGEST = 300;

    static TimelineAnswer of(CustomerReader.Timeline timeline) {
        var end = timeline.page().end();
        return new TimelineAnswer(
                timeline.reliance(), timeline.page().entries(), end == null ? null : cursor(end));
    }

    private static String cursor(Timelines.Place place) {
        var text = place.at() + "|" + place.id();
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /// @throws io.rapport.platform.problem.ProblemException 400 if it is not one of ours
    static Timelines.Place place(String cursor) {
        try {
            if (cursor.length() <= LONGEST) {
                var text =
                        new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
                var parts = text.split("\\|", 2);
                if (parts.length == 2 && parts[1].matches("[A-Za-z0-9_.-]{1,140}")) {
                    return new Timelines.Place(Instant.parse(parts[0]), parts[1]);
                }
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            throw foreign();
        }
        throw foreign();
    }

    private static RuntimeException foreign() {
        return Moment.bad("cursor", "is not one of a timeline; start again without it");
    }
}
