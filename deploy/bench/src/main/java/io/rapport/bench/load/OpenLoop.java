package io.rapport.bench.load;

import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Starts operations by a schedule, each on a thread of its own, and never waits for one before it
/// starts the next.
public final class OpenLoop {

    private OpenLoop() {}

    /// One operation.
    @FunctionalInterface
    public interface Operation {

        /// @param number from 0
        /// @param intended when it was meant to start, as `System.nanoTime()` tells
        /// @throws Exception if it failed; it is counted
        void run(int number, long intended) throws Exception;
    }

    /// What came of a run.
    ///
    /// @param operations how many were started
    /// @param failed how many of them failed
    /// @param firstFailure what the first of these said
    /// @param seconds from the first intended start to the end of the last operation
    public record Outcome(
            int operations, int failed, @Nullable String firstFailure, double seconds) {

        /// Operations that did not fail, per second.
        public double perSecond() {
            return (operations - failed) / seconds;
        }

        /// @throws IllegalStateException if an operation failed: the figure would be void
        public Outcome orVoid(String what) {
            if (failed > 0) {
                throw new IllegalStateException(
                        "%s is void: %d of %d operations failed, first: %s"
                                .formatted(what, failed, operations, firstFailure));
            }
            return this;
        }
    }

    /// Returns when the last operation has ended.
    public static Outcome run(Schedule schedule, Operation operation) {
        var failed = new AtomicInteger();
        var first = new AtomicReference<@Nullable String>();
        var began = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < schedule.operations(); i++) {
                var number = i;
                var intended = began + schedule.intended(number);
                awaitTime(intended);
                threads.execute(() -> run(operation, number, intended, failed, first));
            }
        }
        var seconds = (System.nanoTime() - began) / 1e9;
        return new Outcome(schedule.operations(), failed.get(), first.get(), seconds);
    }

    private static void run(
            Operation operation,
            int number,
            long intended,
            AtomicInteger failed,
            AtomicReference<@Nullable String> first) {
        try {
            operation.run(number, intended);
        } catch (Exception e) {
            failed.incrementAndGet();
            first.compareAndSet(
                    null, Objects.requireNonNullElse(e.getMessage(), e.getClass().getName()));
        }
    }

    private static void awaitTime(long nanos) {
        var left = nanos - System.nanoTime();
        while (left > 0) {
            LockSupport.parkNanos(left);
            left = nanos - System.nanoTime();
        }
    }
}
