package io.rapport.bench.load;

import java.time.Duration;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/// Times of many operations, kept to three digits from a microsecond to two minutes. Any thread may
/// record.
public final class Latencies {

    private static final long HIGHEST_MICROS = Duration.ofMinutes(2).toNanos() / 1000;
    private static final int DIGITS = 3;

    private final Histogram micros = new ConcurrentHistogram(HIGHEST_MICROS, DIGITS);

    /// @param nanos what is longer than two minutes counts as two minutes
    public void record(long nanos) {
        micros.recordValue(Math.clamp(nanos / 1000, 0, HIGHEST_MICROS));
    }

    /// Records the time from there to now.
    public void since(long nanoTime) {
        record(System.nanoTime() - nanoTime);
    }

    /// Milliseconds within which that share of the operations ended.
    ///
    /// @param percentile from 0 to 100
    public double millis(double percentile) {
        return micros.getValueAtPercentile(percentile) / 1000.0;
    }

    public long count() {
        return micros.getTotalCount();
    }
}
