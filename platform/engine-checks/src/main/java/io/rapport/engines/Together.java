package io.rapport.engines;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/// Lets several callers go at the same moment.
final class Together {

    private Together() {}

    /// What each of them answers, in order.
    static <T> List<T> call(int callers, IntFunction<T> each) {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<T>>();
            for (var number = 0; number < callers; number++) {
                var mine = number;
                Callable<T> task =
                        () -> {
                            start.await();
                            return each.apply(mine);
                        };
                running.add(threads.submit(task));
            }
            start.countDown();
            return running.stream().map(Together::answer).toList();
        }
    }

    private static <T> T answer(Future<T> running) {
        try {
            return running.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
