package io.rapport.deploy.launcher.run;

import io.rapport.deploy.launcher.plan.PlannedProcess;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/// Starts processes, each with its own log file, and remembers them before anything else happens.
public final class Starter {

    private final Path folder;
    private final StateFile state;
    private final Clock clock;

    /// @param folder the working folder of every process
    public Starter(Path folder, StateFile state, Clock clock) {
        this.folder = folder;
        this.state = state;
        this.clock = clock;
    }

    public RunningProcess start(PlannedProcess planned, List<String> cacheFlags) {
        keepLastLog(planned.log());
        var process =
                spawn(CommandLine.of(planned, cacheFlags), planned.environment(), planned.log());
        var running =
                new RunningProcess(
                        planned.name(),
                        planned.component().word(),
                        process.pid(),
                        process.info().startInstant().orElseGet(clock::instant),
                        planned.port(),
                        planned.managementPort(),
                        Readiness.written(planned.probe()),
                        planned.log().toString());
        state.add(running);
        return running;
    }

    /// Runs a command with its output in a file.
    public Process spawn(List<String> command, Map<String, String> environment, Path log) {
        try {
            Files.createDirectories(log.getParent());
            var builder = new ProcessBuilder(command).directory(folder.toFile());
            builder.environment().putAll(environment);
            return builder.redirectInput(Redirect.from(new File("/dev/null")))
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start " + command.getFirst(), e);
        }
    }

    private static void keepLastLog(Path log) {
        try {
            if (Files.exists(log)) {
                var last =
                        log.resolveSibling(log.getFileName().toString().replace(".log", ".1.log"));
                Files.move(log, last, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot put away " + log, e);
        }
    }
}
