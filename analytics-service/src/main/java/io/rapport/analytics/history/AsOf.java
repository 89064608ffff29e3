package io.rapport.analytics.history;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/// The two times that cut a history: what had happened by `effective`, as far as it was known at
/// `known`. Both are inclusive milliseconds since 1970.
///
/// @param effective business time
/// @param known log time; [#EVERYTHING] for all that has been applied
public record AsOf(long effective, long known) {

    public static final long EVERYTHING = Long.MAX_VALUE;

    /// The end of that day in the tenant's zone, with everything known.
    public static AsOf endOf(LocalDate day, ZoneId zone) {
        return new AsOf(lastMilli(day, zone), EVERYTHING);
    }

    public static AsOf at(Instant effective) {
        return new AsOf(effective.toEpochMilli(), EVERYTHING);
    }

    public static AsOf always() {
        return new AsOf(EVERYTHING, EVERYTHING);
    }

    /// The same business time, by what was known at `log`.
    public AsOf knownAt(Instant log) {
        return new AsOf(effective, log.toEpochMilli());
    }

    public static long lastMilli(LocalDate day, ZoneId zone) {
        return day.plusDays(1).atStartOfDay(zone).toInstant().toEpochMilli() - 1;
    }
}
