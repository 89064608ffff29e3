package io.rapport.analytics.changes;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Wakes the one who waits for news; given while nobody waits, it is kept.
final class Nudge {

    private final Semaphore given = new Semaphore(0);

    void give() {
        given.release();
    }

    /// Waits until it is given, or for a time.
    void await(Duration most) throws InterruptedException {
        if (given.tryAcquire(most.toNanos(), TimeUnit.NANOSECONDS)) {
            given.drainPermits();
        }
    }
}
