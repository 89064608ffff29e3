package io.rapport.suites.counting;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/// Several workers, each at its own steady pace as long as the platform keeps up.
final class Load implements AutoCloseable {

    private final List<Worker> workers;
    private final List<Future<?>> running = new ArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicBoolean ended = new AtomicBoolean();

    Load(List<Worker> workers) {
        this.workers = List.copyOf(workers);
    }

    /// Begins, with so many commands a second together.
    void begin(int perSecond) {
        var pace = Duration.ofSeconds(1).toNanos() * workers.size() / perSecond;
        workers.forEach(worker -> running.add(threads.submit(() -> work(worker, pace))));
    }

    private void work(Worker worker, long pace) {
        var next = System.nanoTime();
        while (!ended.get()) {
            worker.step();
            next = Math.max(next + pace, System.nanoTime() - pace);
            LockSupport.parkNanos(next - System.nanoTime());
        }
    }

    /// Lets every worker finish the command that it is at.
    void end() throws ExecutionException, InterruptedException {
        ended.set(true);
        for (var worker : running) {
            worker.get();
        }
    }

    /// What every aggregate's public state must hold by what was acknowledged.
    Map<String, Map<String, String>> expected() {
        var all = new HashMap<String, Map<String, String>>();
        workers.forEach(worker -> all.putAll(worker.expected()));
        return all;
    }

    @Override
    public void close() {
        ended.set(true);
        threads.close();
    }
}
