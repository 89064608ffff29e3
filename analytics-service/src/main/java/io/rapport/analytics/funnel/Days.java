package io.rapport.analytics.funnel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A distribution of whole days, exact: mean, median, least and most. Takes memory for each
/// different day, however many fall on it.
final class Days {

    private static final int FEW = 4;

    /// Different days in ascending order, and how many there are of each; used up to [#size].
    private int[] days;

    private int[] counts;
    private int size;
    private long count;
    private long sum;

    Days() {
        this(new int[FEW], new int[FEW], 0, 0, 0);
    }

    private Days(int[] days, int[] counts, int size, long count, long sum) {
        this.days = days;
        this.counts = counts;
        this.size = size;
        this.count = count;
        this.sum = sum;
    }

    Days copy() {
        return new Days(days.clone(), counts.clone(), size, count, sum);
    }

    /// @param sign 1 to add, -1 to take away again
    void add(long day, int sign) {
        count += sign;
        sum += day * sign;
        var number = Math.toIntExact(day);
        var at = Arrays.binarySearch(days, 0, size, number);
        if (at < 0) {
            insert(-at - 1, number, sign);
        } else {
            counts[at] += sign;
            if (counts[at] == 0) {
                remove(at);
            }
        }
    }

    private void insert(int at, int day, int sign) {
        if (size == days.length) {
            days = Arrays.copyOf(days, 2 * size);
            counts = Arrays.copyOf(counts, 2 * size);
        }
        System.arraycopy(days, at, days, at + 1, size - at);
        System.arraycopy(counts, at, counts, at + 1, size - at);
        days[at] = day;
        counts[at] = sign;
        size++;
    }

    private void remove(int at) {
        size--;
        System.arraycopy(days, at + 1, days, at, size - at);
        System.arraycopy(counts, at + 1, counts, at, size - at);
    }

    /// How long ago each day was on that day.
    Days before(long today) {
        var ago =
                new Days(
                        new int[Math.max(FEW, size)], new int[Math.max(FEW, size)], size, count, 0);
        for (var i = 0; i < size; i++) {
            ago.days[i] = Math.toIntExact(today - days[size - 1 - i]);
            ago.counts[i] = counts[size - 1 - i];
        }
        ago.sum = today * count - sum;
        return ago;
    }

    /// How many different days there are: the measure of its memory.
    int size() {
        return size;
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
        return new DayFigures(count, mean, median, days[0], days[size - 1]);
    }

    /// How many lie between the bounds, both inclusive.
    long between(long least, long most) {
        var within = 0L;
        for (var i = 0; i < size; i++) {
            if (days[i] >= least && days[i] <= most) {
                within += counts[i];
            }
        }
        return within;
    }

    private long nth(long n) {
        var passed = 0L;
        for (var i = 0; i < size; i++) {
            passed += counts[i];
            if (n < passed) {
                return days[i];
            }
        }
        throw new IllegalArgumentException("there are only " + count);
    }

    /// A distribution of whole days.
    ///
    /// @param mean to four digits
    /// @param count of how many
    /// @param median half of them are not longer
    /// @param least days of the shortest
    /// @param most days of the longest
    record DayFigures(long count, double mean, double median, long least, long most) {}
}
