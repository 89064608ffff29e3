package io.rapport.analytics.asked;

import io.rapport.analytics.history.Loss;
import io.rapport.analytics.intake.Views;
import io.rapport.platform.projection.Projection;
import io.rapport.platform.projection.ViewFreshness;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
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
                complete ? List.of() : missing,
                fresh.unnamed() == 0 ? null : new Lost(0, List.of(), fresh.unnamed()));
    }

    /// What an answer says of itself.
    ///
    /// @param asOf business time: a date, until its end in the tenant's zone, or an instant
    /// @param knownAt log time, if it was asked for
    /// @param watermark asked as `knownAt`, this value makes the answer repeatable; `null` while
    ///   the view is being filled
    /// @param complete whether nothing is missing
    /// @param missing what is missing, in words
    /// @param lost what is lost and will not come any more, so that nobody waits for it; absent if
    ///   nothing is
    public record Reliance(
            String asOf,
            @Nullable Instant knownAt,
            @Nullable Instant watermark,
            boolean complete,
            List<String> missing,
            @Nullable Lost lost) {

        /// The same with events that are lost.
        public Reliance losing(Collection<Loss> more) {
            if (more.isEmpty()) {
                return this;
            }
            var unnamed = lost == null ? 0 : lost.unnamed();
            return new Reliance(
                    asOf, knownAt, watermark, complete, missing, Lost.of(more, unnamed));
        }

        /// The same with something else missing.
        public Reliance without(@Nullable String more) {
            if (more == null) {
                return this;
            }
            var all = new ArrayList<>(missing);
            all.add(more);
            return new Reliance(asOf, knownAt, watermark, false, List.copyOf(all), lost);
        }
    }

    /// Events whose records an operator gave up: the answer is without what they said.
    ///
    /// @param events of the records, customers and employees that this answer reads
    /// @param aggregates the ids of these, 20 at most
    /// @param unnamed records of which nobody can tell whose events they were, if events at all
    public record Lost(long events, List<String> aggregates, long unnamed) {

        private static final int MOST_SHOWN = 20;

        static Lost of(Collection<Loss> losses, long unnamed) {
            return new Lost(
                    losses.stream().mapToLong(Loss::events).sum(),
                    losses.stream()
                            .map(Loss::aggregateId)
                            .distinct()
                            .sorted()
                            .limit(MOST_SHOWN)
                            .toList(),
                    unnamed);
        }
    }
}
