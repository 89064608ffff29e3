package io.rapport.deploy.launcher.up;

import io.rapport.deploy.launcher.cache.Applications;
import io.rapport.deploy.launcher.cache.Caches;
import io.rapport.deploy.launcher.plan.PlannedProcess;
import io.rapport.deploy.launcher.plan.Program;
import io.rapport.deploy.launcher.run.Await;
import io.rapport.deploy.launcher.run.CommandLine;
import io.rapport.deploy.launcher.run.Readiness;
import io.rapport.deploy.launcher.run.StartFailure;
import io.rapport.deploy.launcher.run.Starter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/// Makes a program's ahead-of-time cache by a short run of it: a service ends by itself before it
/// opens a port, the broker and the store are ended as soon as they are ready.
final class Training implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(150);
    private static final String ENDS_BY_ITSELF = "-Dspring.context.exit=onRefresh";

    private final Applications applications;
    private final Caches caches;
    private final Starter starter;
    private final Readiness readiness;
    private final Set<Process> running = ConcurrentHashMap.newKeySet();

    Training(Applications applications, Caches caches, Starter starter, Readiness readiness) {
        this.applications = applications;
        this.caches = caches;
        this.starter = starter;
        this.readiness = readiness;
    }

    /// Unpacks what was built and makes its cache, if that is not done yet. False if the process
    /// must be started without a cache.
    boolean prepare(PlannedProcess process) {
        if (process.component().isApplication()) {
            applications.unpack(process.component());
        }
        return switch (process.program()) {
            case Program.Native _ -> false;
            case Program.Java java ->
                    caches.fitness(java) == Caches.Fitness.FITS || train(process, java);
        };
    }

    /// Ends training runs that are under way.
    @Override
    public void close() {
        for (var process : running) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private boolean train(PlannedProcess planned, Program.Java program) {
        var flags = new ArrayList<>(caches.train(program));
        if (planned.component().isApplication()) {
            flags.add(ENDS_BY_ITSELF);
        }
        var log = planned.log().resolveSibling("training-" + planned.name() + ".log");
        var process =
                starter.spawn(
                        CommandLine.of(planned, List.copyOf(flags)), planned.environment(), log);
        running.add(process);
        try {
            if (!planned.component().isApplication()) {
                Await.until(LIMIT, () -> readiness.isReady(planned.probe()) || !process.isAlive());
                process.destroy();
            }
            return process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS) && caches.accept(program);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("Interrupted while training " + planned.name());
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            running.remove(process);
        }
    }
}
