package io.rapport.analytics.query;

import io.rapport.analytics.history.Loss;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an answer says of itself.
///
/// @param asOf business time: a date, until its end in the tenant's zone, or an instant
/// @param knownAt log time, if it was asked for
/// @param watermark asked as `knownAt`, this value makes the answer repeatable; `null` while the
///   view is being filled
/// @param complete whether nothing is missing
/// @param missing what is missing, in words
/// @param lost what is lost and will not come any more, so that nobody waits for it; absent if
///   nothing is
public record AnswerFreshness(
        String asOf,
        @Nullable Instant knownAt,
        @Nullable Instant watermark,
        boolean complete,
        List<String> missing,
        @Nullable Lost lost) {

    /// The same with events that are lost.
    public AnswerFreshness losing(Collection<Loss> more) {
        if (more.isEmpty()) {
            return this;
        }
        var unnamed = lost == null ? 0 : lost.unnamed();
        return new AnswerFreshness(
                asOf, knownAt, watermark, complete, missing, Lost.of(more, unnamed));
    }

    /// The same with something else missing.
    public AnswerFreshness without(@Nullable String more) {
        if (more == null) {
            return this;
        }
        var all = new ArrayList<>(missing);
        all.add(more);
        return new AnswerFreshness(asOf, knownAt, watermark, false, List.copyOf(all), lost);
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
