package io.rapport.deploy.launcher.up;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import io.rapport.deploy.launcher.cache.Caches;
import io.rapport.deploy.launcher.plan.PlannedProcess;
import io.rapport.deploy.launcher.plan.Program;
import io.rapport.deploy.launcher.run.Await;
import io.rapport.deploy.launcher.run.LogFile;
import io.rapport.deploy.launcher.run.Readiness;
import io.rapport.deploy.launcher.run.RunningProcess;
import io.rapport.deploy.launcher.run.StartFailure;
import io.rapport.deploy.launcher.run.Starter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Starts processes in order, each as soon as it may, and waits until all are ready.
final class Launch {

    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final int LAST_LINES = 25;
    private static final int TRAINED_TOGETHER = 2;

    private final Starter starter;
    private final Caches caches;
    private final Readiness readiness;
    private final Training training;
    private final Path applications;
    private final Consumer<String> report;
    private final Set<String> cached = ConcurrentHashMap.newKeySet();

    Launch(
            Starter starter,
            Caches caches,
            Readiness readiness,
            Training training,
            Path applications,
            Consumer<String> report) {
        this.applications = applications;
        this.starter = starter;
        this.caches = caches;
        this.readiness = readiness;
        this.training = training;
        this.report = report;
    }

    /// Returns when all are ready.
    ///
    /// @throws StartFailure if one ends or is not ready in time; those started go on running
    void start(List<PlannedProcess> processes) {
        prepare(processes);
        startTogether(processes.stream().filter(PlannedProcess::isFoundation).toList());
        startTogether(
                processes.stream().filter(Predicate.not(PlannedProcess::isFoundation)).toList());
    }

    /// Two at a time: more would need much memory and be no faster on two cores.
    private void prepare(List<PlannedProcess> processes) {
        var names = new java.util.HashSet<String>();
        var first = processes.stream().filter(p -> names.add(p.component().word())).toList();
        try (var lock = FileChannel.open(lockFile(), CREATE, WRITE);
                var _ = lock.lock();
                var pool = Executors.newFixedThreadPool(TRAINED_TOGETHER)) {
            join(
                    first.stream()
                            .map(p -> CompletableFuture.runAsync(() -> prepare(p), pool))
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write to " + applications, e);
        }
    }

    /// A platform beside this one may be preparing the same.
    private Path lockFile() throws IOException {
        return Files.createDirectories(applications).resolve("lock");
    }

    private void prepare(PlannedProcess process) {
        var began = System.nanoTime();
        if (training.prepare(process)) {
            cached.add(process.component().word());
        }
        var seconds = seconds(began);
        if (seconds > 2) {
            report.accept("%-14s start-up cache made (%.1f s)".formatted(process.name(), seconds));
        }
    }

    private void startTogether(List<PlannedProcess> processes) {
        var began = System.nanoTime();
        var waits = new ArrayList<CompletableFuture<Void>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var process : processes) {
                var running = starter.start(process, cacheFlags(process));
                waits.add(
                        CompletableFuture.runAsync(
                                () -> awaitReady(process, running, began), threads));
            }
            join(waits);
        }
    }

    private List<String> cacheFlags(PlannedProcess process) {
        return switch (process.program()) {
            case Program.Native _ -> List.of();
            case Program.Java java ->
                    cached.contains(process.component().word()) ? caches.use(java) : List.of();
        };
    }

    private void awaitReady(PlannedProcess process, RunningProcess running, long began) {
        Await.until(LIMIT, () -> readiness.isReady(process.probe()) || !running.isAlive());
        if (!running.isAlive()) {
            throw new StartFailure(
                    process.name() + " ended while starting.\n" + last(process.log()));
        }
        if (!readiness.isReady(process.probe())) {
            throw new StartFailure(
                    process.name()
                            + " is not ready after "
                            + LIMIT.toSeconds()
                            + " s.\n"
                            + last(process.log()));
        }
        report.accept("%-14s ready (%.1f s)".formatted(process.name(), seconds(began)));
    }

    private static String last(Path log) {
        return "Its log, "
                + log
                + ", ends with:\n"
                + String.join("\n", LogFile.last(log, LAST_LINES));
    }

    private static void join(Collection<CompletableFuture<Void>> tasks) {
        try {
            CompletableFuture.allOf(tasks.toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof StartFailure failure ? failure : e;
        }
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }
}
