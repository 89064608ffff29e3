package io.rapport.deploy.launcher.run;

import io.rapport.deploy.launcher.plan.Component;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Stops processes: first those that serve, then what they stand on. Each is asked (SIGTERM) and
/// has 25 s to finish its work; then it is killed. Only processes that were started here are
/// touched, known by process id and time of start.
public final class Stopper {

    /// A service drains in 20 s at most.
    private static final Duration PATIENCE = Duration.ofSeconds(25);

    private static final Duration AFTER_KILL = Duration.ofSeconds(5);

    private final Consumer<String> report;

    public Stopper(Consumer<String> report) {
        this.report = report;
    }

    /// Stops all of them; false if one could not even be killed.
    public boolean stop(List<RunningProcess> processes) {
        var served = stopTogether(processes.stream().filter(p -> !isFoundation(p)).toList());
        return stopTogether(processes.stream().filter(Stopper::isFoundation).toList()) && served;
    }

    private boolean stopTogether(List<RunningProcess> processes) {
        var stops =
                processes.stream()
                        .map(process -> CompletableFuture.supplyAsync(() -> stop(process)))
                        .toList();
        return stops.stream().map(CompletableFuture::join).reduce(true, Boolean::logicalAnd);
    }

    private boolean stop(RunningProcess process) {
        return process.handle().map(handle -> stop(process, handle)).orElse(true);
    }

    private boolean stop(RunningProcess process, ProcessHandle handle) {
        handle.destroy();
        if (ended(handle, PATIENCE)) {
            return true;
        }
        report.accept(process.name() + " did not stop in " + PATIENCE.toSeconds() + " s: killed");
        handle.destroyForcibly();
        return ended(handle, AFTER_KILL);
    }

    private static boolean ended(ProcessHandle handle, Duration limit) {
        return handle.onExit()
                .thenApply(_ -> true)
                .completeOnTimeout(false, limit.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    private static boolean isFoundation(RunningProcess process) {
        return process.component().equals(Component.KAFKA.word())
                || process.component().equals(Component.STORE.word());
    }
}
