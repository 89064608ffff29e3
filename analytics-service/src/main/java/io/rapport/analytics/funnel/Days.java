package io.rapport.analytics.funnel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A distribution of whole calendar days, exact: mean, median, least and most.
final class Days {

    private static final int DENSE = 4096;

    private int[] counts = new int[0];
    private final TreeMap<Long, Integer> rare = new TreeMap<>();
    private long count;
    private long sum;

    /// @param sign 1 to add, -1 to take away again
    void add(long days, int sign) {
        count += sign;
        sum += days * sign;
        if (days >= 0 && days < DENSE) {
            var day = (int) days;
            if (day >= counts.length) {
                counts = Arrays.copyOf(counts, Math.min(DENSE, Math.max(64, day * 2)));
            }
            counts[day] += sign;
        } else {
            rare.merge(days, sign, (one, other) -> one + other == 0 ? null : one + other);
        }
    }

    /// @return `null` without any days
    @Nullable DayFigures summary() {
        if (count == 0) {
            return null;
        }
        var mean =
                BigDecimal.valueOf(sum)
                        .divide(BigDecimal.valueOf(count), 4, RoundingMode.HALF_UP)
                        .doubleValue();
        var median = (nth((count - 1) / 2) + nth(count / 2)) / 2.0;
        return new DayFigures(count, mean, median, nth(0), nth(count - 1));
    }

    /// How many lie between the bounds, both inclusive.
    long between(long least, long most) {
        var within = 0L;
        for (var day = (int) Math.max(0, least); day < counts.length && day <= most; day++) {
            within += counts[day];
        }
        for (var each : rare.entrySet()) {
            if (each.getKey() >= least && each.getKey() <= most) {
                within += each.getValue();
            }
        }
        return within;
    }

    private long nth(long n) {
        var passed = 0L;
        for (var each : rare.headMap(0L).entrySet()) {
            passed += each.getValue();
            if (n < passed) {
                return each.getKey();
            }
        }
        for (var day = 0; day < counts.length; day++) {
            passed += counts[day];
            if (n < passed) {
                return day;
            }
        }
        for (var each : rare.tailMap(0L).entrySet()) {
            passed += each.getValue();
            if (n < passed) {
                return each.getKey();
            }
        }
        throw new IllegalArgumentException("there are only " + count);
    }

    /// @param mean to four digits
    record DayFigures(long count, double mean, double median, long least, long most) {}
}
