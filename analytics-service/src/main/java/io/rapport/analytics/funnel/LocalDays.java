package io.rapport.analytics.funnel;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// Milliseconds to calendar days in one zone.
final class LocalDays {

    private static final long DAY = 86_400_000;

    private final ZoneId zone;

    /// Milliseconds ahead of UTC if the zone never changes, which saves its lookup.
    private final long fixed;

    private final boolean isFixed;

    LocalDays(ZoneId zone) {
        this.zone = zone;
        this.isFixed = zone.getRules().isFixedOffset();
        this.fixed =
                isFixed
                        ? zone.getRules().getOffset(Instant.EPOCH).getTotalSeconds() * 1000L
                        : ZoneOffset.UTC.getTotalSeconds();
    }

    /// Days since 1970-01-01 of the local date.
    long of(long millis) {
        if (isFixed) {
            return Math.floorDiv(millis + fixed, DAY);
        }
        return LocalDate.ofInstant(Instant.ofEpochMilli(millis), zone).toEpochDay();
    }

    LocalDate date(long millis) {
        return LocalDate.ofEpochDay(of(millis));
    }

    long between(long from, long to) {
        return of(to) - of(from);
    }

    ZoneId zone() {
        return zone;
    }
}
