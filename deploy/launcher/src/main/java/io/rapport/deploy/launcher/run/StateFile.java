package io.rapport.deploy.launcher.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/// Remembers which processes were started, also for the next command.
public final class StateFile {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Path path;

    public StateFile(Path path) {
        this.path = path;
    }

    /// Every process that was started and not yet forgotten, in the order of their start.
    public synchronized List<RunningProcess> read() {
        try {
            return Files.exists(path)
                    ? List.of(JSON.readValue(Files.readString(path), RunningProcess[].class))
                    : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + path, e);
        }
    }

    /// Those that still run.
    public List<RunningProcess> alive() {
        return read().stream().filter(RunningProcess::isAlive).toList();
    }

    /// Adds one, in place of a dead one of the same name.
    public synchronized void add(RunningProcess process) {
        var processes = new ArrayList<>(read());
        processes.removeIf(known -> known.name().equals(process.name()));
        processes.add(process);
        write(processes);
    }

    /// Forgets those that do not run any more.
    public synchronized void forgetDead() {
        write(alive());
    }

    private void write(Collection<RunningProcess> processes) {
        try {
            if (processes.isEmpty()) {
                Files.deleteIfExists(path);
                return;
            }
            Files.createDirectories(path.getParent());
            var draft = path.resolveSibling(path.getFileName() + ".draft");
            Files.writeString(
                    draft,
                    JSON.writerWithDefaultPrettyPrinter().writeValueAsString(processes) + "\n");
            Files.move(
                    draft,
                    path,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + path, e);
        }
    }
}
