package io.rapport.deploy.launcher.up;

import io.rapport.deploy.launcher.backup.UnfinishedRestores;
import io.rapport.deploy.launcher.cache.Applications;
import io.rapport.deploy.launcher.cache.Caches;
import io.rapport.deploy.launcher.check.Doctor;
import io.rapport.deploy.launcher.check.Finding;
import io.rapport.deploy.launcher.plan.Component;
import io.rapport.deploy.launcher.plan.Home;
import io.rapport.deploy.launcher.plan.PlannedProcess;
import io.rapport.deploy.launcher.plan.Platform;
import io.rapport.deploy.launcher.plan.Ports;
import io.rapport.deploy.launcher.plan.Probe;
import io.rapport.deploy.launcher.run.BrokerFiles;
import io.rapport.deploy.launcher.run.GatewaySecret;
import io.rapport.deploy.launcher.run.Readiness;
import io.rapport.deploy.launcher.run.RunningProcess;
import io.rapport.deploy.launcher.run.StartFailure;
import io.rapport.deploy.launcher.run.Starter;
import io.rapport.deploy.launcher.run.StateFile;
import io.rapport.deploy.launcher.run.Stopper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;

/// `up`: starts what does not run yet. If that fails or is interrupted, what it started is stopped
/// again, and nothing else.
public final class Up {

    private static final String LOGBACK =
            """
            <configuration>
              <appender name="OUT" class="ch.qos.logback.core.ConsoleAppender">
                <encoder><pattern>%d{ISO8601} %-5level %logger{36} %msg%n</pattern></encoder>
              </appender>
              <root level="WARN"><appender-ref ref="OUT"/></root>
            </configuration>
            """;

    private final Home home;
    private final Ports ports;
    private final Platform platform;
    private final StateFile state;
    private final Applications applications;
    private final Caches caches;
    private final Consumer<String> report;

    public Up(Home home, Ports ports, Platform platform, Consumer<String> report) {
        this.home = home;
        this.ports = ports;
        this.platform = platform;
        this.state = new StateFile(home.state());
        this.applications = new Applications(home);
        this.caches = new Caches();
        this.report = report;
    }

    /// What the doctor says about the processes that do not run yet.
    public List<Finding> examine() {
        return new Doctor(home, ports, applications, caches).examine(missing());
    }

    /// Returns when everything is ready.
    ///
    /// @throws StartFailure with a message for the user
    public void run() {
        var missing = missing();
        if (missing.isEmpty()) {
            report.accept("Everything runs already.");
            return;
        }
        new UnfinishedRestores(home).refuse(missing);
        refuseUnlessHealthy();
        var before = state.alive();
        try (var readiness = new Readiness()) {
            awaitGiven(readiness);
            var starter = new Starter(home.folder(), state, Clock.systemUTC());
            var training = new Training(applications, caches, starter, readiness);
            var undo = Thread.ofPlatform().unstarted(() -> undo(training, before));
            Runtime.getRuntime().addShutdownHook(undo);
            try {
                start(missing, starter, training, readiness);
                Runtime.getRuntime().removeShutdownHook(undo);
            } catch (StartFailure failure) {
                Runtime.getRuntime().removeShutdownHook(undo);
                report.accept("Stopping what was started …");
                undo(training, before);
                throw failure;
            }
        }
    }

    private void start(
            List<PlannedProcess> missing, Starter starter, Training training, Readiness readiness) {
        prepareFolders(missing, starter);
        new Launch(starter, caches, readiness, training, home.applications(), report)
                .start(missing);
    }

    private void prepareFolders(List<PlannedProcess> missing, Starter starter) {
        try {
            Files.createDirectories(home.store("embedded"));
            Files.createDirectories(home.store("mongod"));
            Files.writeString(home.logback(), LOGBACK);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write to " + home.folder(), e);
        }
        new GatewaySecret(home).prepare();
        if (missing.stream().anyMatch(process -> process.component() == Component.KAFKA)) {
            new BrokerFiles(home, ports, starter).prepare();
        }
    }

    private void refuseUnlessHealthy() {
        var findings = examine();
        findings.stream()
                .filter(finding -> finding.grade() != Finding.Grade.GOOD)
                .forEach(finding -> report.accept(finding.toString()));
        if (findings.stream().anyMatch(Finding::isBad)) {
            throw new StartFailure(
                    "Nothing was started. `deploy/rapport doctor` shows all checks.");
        }
    }

    private void awaitGiven(Readiness readiness) {
        var planned = platform.processes().stream().map(PlannedProcess::component).toList();
        if (!planned.contains(Component.KAFKA)
                && !readiness.isReady(new Probe.Broker(platform.kafka()))) {
            throw new StartFailure("No broker answers at " + platform.kafka());
        }
        if (!planned.contains(Component.STORE)
                && !readiness.isReady(new Probe.Store(platform.mongodb()))) {
            throw new StartFailure("No store answers at the given URI");
        }
    }

    private List<PlannedProcess> missing() {
        var alive = new HashSet<>(state.alive().stream().map(RunningProcess::name).toList());
        return platform.processes().stream().filter(p -> !alive.contains(p.name())).toList();
    }

    private void undo(Training training, List<RunningProcess> before) {
        training.close();
        var started = state.alive().stream().filter(p -> !before.contains(p)).toList();
        new Stopper(report).stop(started);
        state.forgetDead();
    }
}
