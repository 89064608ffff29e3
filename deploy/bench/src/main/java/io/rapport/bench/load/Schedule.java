package io.rapport.bench.load;

import java.time.Duration;

/// When operations are meant to start: evenly, whatever became of those before. A late start counts
/// from here, so that a stall of the system shows in every operation that it delayed.
///
/// @param perSecond how many start each second
/// @param operations how many there are
public record Schedule(double perSecond, int operations) {

    private static final double NANOS = 1e9;

    public Schedule {
        if (perSecond <= 0 || operations < 1) {
            throw new IllegalArgumentException("A schedule needs a rate and an operation");
        }
    }

    /// As many operations as start within that time.
    public static Schedule of(double perSecond, Duration time) {
        var operations = Math.round(perSecond * time.toNanos() / NANOS);
        return new Schedule(perSecond, (int) Math.max(1, operations));
    }

    /// Nanoseconds from the beginning to the intended start of an operation, counted from 0.
    public long intended(int operation) {
        return Math.round(operation * (NANOS / perSecond));
    }
}
