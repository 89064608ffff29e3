package io.rapport.suites;

import io.rapport.test.Patience;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The launcher as a user has it: a program that is run, with a folder and ports of its own.
final class Launcher {

    /// `-Drapport.suites.portsFrom`, where another platform has these.
    private static final int PORTS_FROM = Integer.getInteger("rapport.suites.portsFrom", 23_000);

    private final Path root;
    private final Path home;

    Launcher(Path root, String name) {
        this.root = root;
        this.home = root.resolve("deploy/suites/target").resolve(name);
    }

    Path home() {
        return home;
    }

    /// A command that was begun.
    record Running(String name, Process process, Path log) {

        /// Waits for its end, which must be a good one.
        ///
        /// @return what it printed
        String end(Duration atMost) {
            // `status` tells by its exit code whether all is ready, which is no failure.
            return end(atMost, !name.equals("status"));
        }

        /// Waits for its end.
        ///
        /// @param good whether its exit code must say that it succeeded
        /// @return what it printed
        String end(Duration atMost, boolean good) {
            try {
                if (!process.waitFor(atMost.toSeconds(), TimeUnit.SECONDS)) {
                    process.destroy();
                    throw new AssertionError(name + " took too long:\n" + Files.readString(log));
                }
                var printed = Files.readString(log);
                if (good && process.exitValue() != 0) {
                    throw new AssertionError(name + " failed:\n" + printed);
                }
                return printed;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    /// Ends what an earlier run left running, and removes what it stored.
    void forget() {
        if (!Files.exists(home)) {
            return;
        }
        run(Patience.WHOLE_PLATFORM, "down");
        try (var files = Files.walk(home)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Running begin(String... command) {
        var log = home.resolve(command[0] + "-" + System.nanoTime() + ".out");
        var builder =
                new ProcessBuilder(line(command))
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile());
        builder.environment().put("RAPPORT_HOME", home.toString());
        builder.environment().put("RAPPORT_PORTS_FROM", Integer.toString(PORTS_FROM));
        try {
            Files.createDirectories(home);
            return new Running(command[0], builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String run(Duration atMost, String... command) {
        return begin(command).end(atMost);
    }

    private List<String> line(String... command) {
        var line = new ArrayList<String>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.add("-XX:TieredStopAtLevel=1");
        line.add("-XX:+UseSerialGC");
        line.add("-Drapport.checkout=" + root);
        line.add("-jar");
        line.add(root.resolve("deploy/launcher/target/launcher.jar").toString());
        line.addAll(List.of(command));
        return line;
    }
}
