package io.rapport.opportunity.opportunity;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The day on which a deal closed, and when that took effect.
///
/// @param on plain date in the tenant's zone
/// @param effective `null` is now
record Closing(LocalDate on, @Nullable Instant effective) {

    /// Completes what the caller said. A past day without a time takes effect as that day begins,
    /// or with the deal's last move, if that was on the same day.
    ///
    /// @param lastMove when the deal last moved
    /// @throws io.rapport.platform.command.RefusalException if day and time contradict each other
    static Closing of(
            @Nullable LocalDate on,
            @Nullable Instant effective,
            Optional<Instant> lastMove,
            ZoneId zone,
            Clock clock) {
        if (effective != null) {
            var day = LocalDate.ofInstant(effective, zone);
            if (on != null && !on.equals(day)) {
                throw new OpportunityRefusal.HistoryBroken(
                                "closedOn is not the day of effectiveAt in the tenant's zone.")
                        .asException();
            }
            return new Closing(day, effective);
        }
        var today = LocalDate.ofInstant(clock.instant(), zone);
        if (on == null || on.equals(today)) {
            return new Closing(today, null);
        }
        var begin = on.atStartOfDay(zone).toInstant();
        var sameDay =
                lastMove.filter(moved -> LocalDate.ofInstant(moved, zone).equals(on))
                        .filter(moved -> moved.isAfter(begin));
        return new Closing(on, sameDay.orElse(begin));
    }
}
