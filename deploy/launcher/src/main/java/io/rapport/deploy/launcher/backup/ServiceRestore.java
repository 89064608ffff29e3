package io.rapport.deploy.launcher.backup;

import io.rapport.deploy.launcher.cache.Applications;
import io.rapport.deploy.launcher.plan.Component;
import io.rapport.deploy.launcher.plan.Home;
import io.rapport.deploy.launcher.plan.PlannedProcess;
import io.rapport.deploy.launcher.run.CommandLine;
import io.rapport.deploy.launcher.run.LogFile;
import io.rapport.deploy.launcher.run.RunningProcess;
import io.rapport.deploy.launcher.run.StartFailure;
import io.rapport.deploy.launcher.run.Starter;
import io.rapport.deploy.launcher.run.StateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Puts one service's database back, and runs the service's own restore over it. May be cut off
/// anywhere and repeated; until it has ended, `up` does not start the service.
public final class ServiceRestore {

    private static final Duration LIMIT = Duration.ofMinutes(30);
    private static final int LAST_LINES = 25;
    private static final String SAID = "restored: ";

    private final Home home;
    private final String mongodb;
    private final Consumer<String> report;

    public ServiceRestore(Home home, String mongodb, Consumer<String> report) {
        this.home = home;
        this.mongodb = mongodb;
        this.report = report;
    }

    /// @param service how the service is started
    /// @throws StartFailure with a message for the user
    public void run(PlannedProcess service, Path backup) {
        var component = service.component();
        refuseRunning(component);
        try {
            var database = "rapport_" + component.word().replace('-', '_');
            var manifest = Manifest.read(backup);
            if (!manifest.databases().containsKey(database)) {
                throw new StartFailure("The backup has no database " + database);
            }
            var unfinished = new UnfinishedRestores(home);
            unfinished.begin(component, backup.toAbsolutePath());
            load(backup, database, manifest);
            compare(service);
            unfinished.end(component);
            report.accept("Start it again: deploy/rapport up");
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the backup in " + backup, e);
        }
    }

    private void refuseRunning(Component component) {
        var running =
                new StateFile(home.state())
                        .alive().stream()
                                .filter(each -> each.component().equals(component.word()))
                                .map(RunningProcess::name)
                                .toList();
        if (!running.isEmpty()) {
            throw new StartFailure(
                    "%s runs (%s). Stop it first: deploy/rapport down %1$s"
                            .formatted(component.word(), String.join(", ", running)));
        }
    }

    private void load(Path backup, String database, Manifest manifest) throws IOException {
        try (var files = new DatabaseFiles(mongodb)) {
            var documents = files.load(backup.resolve("databases").resolve(database), database);
            report.accept(
                    "%s is put back to what it was from %s on: %,d documents."
                            .formatted(database, manifest.begun(), documents));
        }
    }

    private void compare(PlannedProcess service) throws IOException {
        new Applications(home).unpack(service.component());
        var log = home.logs().resolve("restore-" + service.component().word() + ".log");
        Files.deleteIfExists(log);
        var environment = new HashMap<>(service.environment());
        environment.put("RAPPORT_RESTORE_RUN", "true");
        var starter = new Starter(home.folder(), new StateFile(home.state()), Clock.systemUTC());
        var process = starter.spawn(CommandLine.of(service, List.of()), environment, log);
        try {
            if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                throw failed("did not end in " + LIMIT.toMinutes() + " minutes", log);
            }
        } catch (InterruptedException e) {
            throw StartFailure.interrupted(e);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        if (process.exitValue() != 0) {
            throw failed("was refused or failed", log);
        }
        Files.readAllLines(log).stream()
                .filter(line -> line.contains(SAID))
                .map(line -> "  " + line.substring(line.indexOf(SAID) + SAID.length()))
                .forEach(report);
    }

    private static StartFailure failed(String how, Path log) {
        return new StartFailure(
                "The comparison with the topics %s. Its log, %s, ends with:%n%s"
                        .formatted(how, log, String.join("\n", LogFile.last(log, LAST_LINES))));
    }
}
