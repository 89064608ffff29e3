package io.rapport.platform.bulk;

import io.micrometer.context.ContextSnapshotFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.slf4j.MDC;

/// Runs tasks on virtual threads, a few at once, within the trace and log context of the caller.
final class ParallelTasks {

    private ParallelTasks() {}

    /// The results of all tasks in their order. The first failure is thrown after the tasks under
    /// way have ended; no further task is begun after it.
    static <A, R> List<R> run(
            int atOnce, Collection<A> tasks, Function<A, ? extends Collection<R>> work) {
        var places = new Semaphore(atOnce);
        var context = ContextSnapshotFactory.builder().build().captureAll();
        var logContext = MDC.getCopyOfContextMap();
        var running = new ArrayList<Future<? extends Collection<R>>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var task : tasks) {
                places.acquireUninterruptibly();
                if (running.stream().anyMatch(ParallelTasks::hasFailed)) {
                    places.release();
                    break;
                }
                Callable<? extends Collection<R>> job =
                        () -> {
                            try {
                                if (logContext != null) {
                                    MDC.setContextMap(logContext);
                                }
                                return work.apply(task);
                            } finally {
                                places.release();
                            }
                        };
                running.add(threads.submit(context.wrap(job)));
            }
        }
        var results = new ArrayList<R>();
        running.forEach(done -> results.addAll(resultOf(done)));
        return results;
    }

    private static boolean hasFailed(Future<?> task) {
        return task.state() == Future.State.FAILED;
    }

    private static <R> R resultOf(Future<R> done) {
        try {
            return done.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
