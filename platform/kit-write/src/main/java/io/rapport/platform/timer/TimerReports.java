package io.rapport.platform.timer;

import io.rapport.platform.aggregate.DueAggregates;
import io.rapport.platform.aggregate.DueRegister;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What operators see of what is due.
public final class TimerReports {

    private static final int MOST_COUNTED = 10_000;

    private final DueRegister register;
    private final StoreClock clock;
    private final TimerHold hold;

    TimerReports(DueRegister register, StoreClock clock, TimerHold hold) {
        this.register = register;
        this.clock = clock;
        this.hold = hold;
    }

    /// How it stands with what happens by itself.
    ///
    /// @param now the store's time, by which timers are due
    /// @param heldSince since when nothing fires, because the service was restored; absent where
    ///   timers are not held
    /// @param kinds the kinds of aggregates that have timers, for example one of `task`
    public record Report(Instant now, @Nullable Instant heldSince, List<KindReport> kinds) {}

    /// How it stands with one kind.
    ///
    /// @param kind the kind of aggregate, for example `task`
    /// @param overdue how many are due now, for example `3`; 10,000 at most
    /// @param stuck of which it failed five times and more, the longest first; it is tried on every
    ///   ten minutes
    public record KindReport(String kind, long overdue, List<StuckTimer> stuck) {}

    /// One that failed again and again.
    ///
    /// @param aggregateId whose timer it is, for example `tsk_01k9a4t2m0v7q3`
    /// @param nextTry when it is tried again
    /// @param tries how often it failed, for example `6`
    public record StuckTimer(String aggregateId, Instant nextTry, int tries) {}

    /// @param most how many stuck ones of each kind are named
    public Report report(int most) {
        var now = clock.instant();
        return new Report(
                now,
                hold.since().orElse(null),
                register.kinds().stream().map(kind -> report(kind, now, most)).toList());
    }

    private static KindReport report(DueAggregates<?> kind, Instant now, int most) {
        return new KindReport(
                kind.kind(),
                kind.count(now, MOST_COUNTED),
                kind.stuck(most).stream()
                        .map(due -> new StuckTimer(due.id(), due.at(), due.tries()))
                        .toList());
    }
}
