package io.rapport.suites.drill;

import io.rapport.suites.LocalProcess;
import io.rapport.test.Patience;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/// A process that gets a small part of its time, as on a machine that is overloaded: it stands
/// still, works a little, and stands still again.
final class SlowedDown implements AutoCloseable {

    private static final long STILL = Duration.ofMillis(2_400).toNanos();
    private static final long WORKING = Duration.ofMillis(30).toNanos();

    private final LocalProcess process;
    private final AtomicBoolean over = new AtomicBoolean();
    private final Thread hand;

    SlowedDown(LocalProcess process) {
        this.process = process;
        this.hand = Thread.ofPlatform().start(this::slowDown);
    }

    private void slowDown() {
        while (!over.get()) {
            process.freeze();
            LockSupport.parkNanos(STILL);
            process.thaw();
            LockSupport.parkNanos(WORKING);
        }
    }

    /// It gets its time back, and is told to end.
    void endAltogether() {
        close();
        process.end(Patience.LIMIT);
    }

    @Override
    public void close() {
        over.set(true);
        try {
            hand.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
