package io.rapport.analytics.asked;

import io.rapport.analytics.intake.Views;
import io.rapport.platform.projection.Projection;
import io.rapport.platform.projection.ViewFreshness;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tells how far an answer can be relied on.
public final class Standing {

    private final ViewFreshness freshness;
    private final Projection views;

    Standing(ViewFreshness freshness, List<Projection> projections) {
        this.freshness = freshness;
        this.views =
                projections.stream()
                        .filter(each -> each.name().equals(Views.NAME))
                        .findFirst()
                        .orElseThrow();
    }

    /// Asked before the facts are read, so that the watermark never promises more than they hold.
    public Reliance before(Moment moment) {
        var fresh = freshness.of(views);
        var missing = new ArrayList<String>();
        if (fresh.watermark() == null) {
            missing.add("the view is being filled and has not been complete yet");
        }
        if (fresh.parked() > 0) {
            missing.add(fresh.parked() + " records are parked");
        }
        var knownAt = moment.knownAt();
        if (knownAt != null && fresh.watermark() != null && !fresh.covers(knownAt)) {
            missing.add("not everything until knownAt has been applied");
        }
        var complete = knownAt == null ? missing.isEmpty() : fresh.covers(knownAt);
        return new Reliance(
                moment.text(),
                knownAt,
                fresh.watermark(),
                complete,
                complete ? List.of() : missing);
    }

    /// What an answer says of itself.
    ///
    /// @param asOf business time: a date, until its end in the tenant's zone, or an instant
    /// @param knownAt log time, if it was asked for
    /// @param watermark asked as `knownAt`, this value makes the answer repeatable; `null` while
    ///   the view is being filled
    /// @param complete whether nothing is missing
    /// @param missing what is missing, in words
    public record Reliance(
            String asOf,
            @Nullable Instant knownAt,
            @Nullable Instant watermark,
            boolean complete,
            List<String> missing) {

        /// The same with something else missing.
        public Reliance without(@Nullable String more) {
            if (more == null) {
                return this;
            }
            var all = new ArrayList<>(missing);
            all.add(more);
            return new Reliance(asOf, knownAt, watermark, false, List.copyOf(all));
        }
    }
}
