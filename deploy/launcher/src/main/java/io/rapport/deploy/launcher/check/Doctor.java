package io.rapport.deploy.launcher.check;

import io.rapport.deploy.launcher.cache.Applications;
import io.rapport.deploy.launcher.cache.Caches;
import io.rapport.deploy.launcher.plan.Home;
import io.rapport.deploy.launcher.plan.PlannedProcess;
import io.rapport.deploy.launcher.plan.Ports;
import io.rapport.deploy.launcher.plan.Program;
import io.rapport.deploy.launcher.run.Memory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;

/// Looks at this machine before anything is started on it.
public final class Doctor {

    private static final int JDK = 25;
    private static final long PER_SERVICE_MEGABYTES = 350;
    private static final long DISK_MEGABYTES = 3000;
    private static final long MEGA = 1024 * 1024;

    private final Home home;
    private final Ports ports;
    private final Applications applications;
    private final Caches caches;

    public Doctor(Home home, Ports ports, Applications applications, Caches caches) {
        this.home = home;
        this.ports = ports;
        this.applications = applications;
        this.caches = caches;
    }

    /// Everything there is to say about starting these processes.
    public List<Finding> examine(List<PlannedProcess> processes) {
        return Stream.of(
                        Stream.of(jdk(), memory(processes), disk()),
                        PortCheck.of(processes, ports),
                        processes.stream().flatMap(this::built),
                        processes.stream().flatMap(this::cache).distinct())
                .flatMap(findings -> findings)
                .toList();
    }

    private static Finding jdk() {
        var version = Runtime.version();
        return version.feature() == JDK
                ? Finding.good("JDK", version + " in " + System.getProperty("java.home"))
                : Finding.bad(
                        "JDK",
                        "this is " + version + ", but JDK " + JDK + " is needed; set JAVA_HOME");
    }

    private static Finding memory(List<PlannedProcess> processes) {
        var needed = processes.size() * PER_SERVICE_MEGABYTES;
        var available = Memory.available();
        if (available.isEmpty()) {
            return Finding.note("memory", "cannot be seen here; needed: " + needed + " MB");
        }
        var text = available.getAsLong() + " MB available, " + needed + " MB needed";
        return available.getAsLong() >= needed
                ? Finding.good("memory", text)
                : Finding.bad("memory", text + ". End other programs, or start fewer (--only)");
    }

    private Finding disk() {
        try {
            Files.createDirectories(home.folder());
            var free = Files.getFileStore(home.folder()).getUsableSpace() / MEGA;
            var text = free + " MB free in " + home.folder();
            return free >= DISK_MEGABYTES
                    ? Finding.good("disk", text)
                    : Finding.bad(
                            "disk",
                            text + ", but " + DISK_MEGABYTES + " MB are needed (RAPPORT_HOME)");
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write to " + home.folder(), e);
        }
    }

    private Stream<Finding> built(PlannedProcess process) {
        var component = process.component();
        return component.isApplication() && applications.built(component).isEmpty()
                ? Stream.of(Finding.bad(component.word(), "is not built: run deploy/rapport build"))
                : Stream.empty();
    }

    private Stream<Finding> cache(PlannedProcess process) {
        return switch (process.program()) {
            case Program.Native _ -> Stream.empty();
            case Program.Java java -> Stream.of(cache(java));
        };
    }

    private Finding cache(Program.Java program) {
        var fitness = caches.fitness(program);
        var subject = program.cacheName();
        return switch (fitness) {
            case FITS -> Finding.good(subject, "its start-up cache " + fitness);
            case ABSENT, OTHER_JDK, REFUSED ->
                    Finding.note(subject, "its start-up cache " + fitness + "; up makes a new one");
        };
    }
}
