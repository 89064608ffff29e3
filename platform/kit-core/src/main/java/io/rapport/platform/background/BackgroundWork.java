package io.rapport.platform.background;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// One thread that works beside the requests. Told to stop it is interrupted and waited for, a
/// second at most: what it uses is closed after it, and a service must be gone in 20 seconds.
public abstract class BackgroundWork implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(BackgroundWork.class);
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Thread.Builder threads;
    private volatile boolean running;
    private volatile @Nullable Thread worker;

    /// On a virtual thread of this name.
    protected BackgroundWork(String name) {
        this(Thread.ofVirtual().name(name));
    }

    protected BackgroundWork(Thread.Builder threads) {
        this.threads = threads;
    }

    /// What it does, until it is done or interrupted. It asks [#goesOn()] between its steps, for a
    /// step may swallow the interruption.
    protected abstract void work() throws InterruptedException;

    /// Whether there is anything to do; asked at each start.
    protected boolean isNeeded() {
        return true;
    }

    protected final boolean goesOn() {
        return running;
    }

    /// One try at something that cannot be done before another part of the platform is there.
    @FunctionalInterface
    protected interface Attempt {

        /// Whether it is done now; if not, it is tried again.
        boolean done() throws InterruptedException;
    }

    /// Tries until it is done, or until this stops: with pauses that double from the first to the
    /// longest.
    protected final void untilDone(Duration first, Duration longest, Attempt attempt)
            throws InterruptedException {
        var pause = first;
        while (goesOn() && !attempt.done()) {
            Thread.sleep(pause);
            var longer = pause.multipliedBy(2);
            pause = longer.compareTo(longest) < 0 ? longer : longest;
        }
    }

    @Override
    public final void start() {
        running = true;
        if (isNeeded()) {
            worker = threads.start(this::workUntilInterrupted);
        }
    }

    private void workUntilInterrupted() {
        try {
            work();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        running = false;
        var working = worker;
        if (working == null) {
            return;
        }
        working.interrupt();
        try {
            if (!working.join(PATIENCE)) {
                LOG.warn("{} is left behind, it does not end", working.getName());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public final boolean isRunning() {
        return running;
    }
}
