package io.rapport.suites.counting;

import io.rapport.suites.JarProcess;
import io.rapport.suites.LocalProcess;
import io.rapport.test.Patience;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Services as they were at a named commit of this repository: built from its history, once, and
/// run from those jars.
final class EarlierBuild {

    private static final Duration BUILD = Patience.WHOLE_PLATFORM.multipliedBy(3);

    private final Path root;
    private final String commit;
    private final Path folder;

    EarlierBuild(Path root, String commit) {
        this.root = root;
        this.commit = commit;
        this.folder = root.resolve("deploy/suites/target/earlier-" + commit);
    }

    /// Whether this checkout has the history that it takes.
    boolean isInHistory() {
        return result(List.of("git", "cat-file", "-e", commit + "^{commit}"), root, log()) == 0;
    }

    /// Makes the jars of these modules unless they are there.
    void make(List<String> modules) throws IOException {
        if (modules.stream().allMatch(module -> Files.exists(jar(module)))) {
            return;
        }
        Files.createDirectories(folder);
        var archive = folder.resolve("sources.tar");
        must(List.of("git", "archive", "-o", archive.toString(), commit), root);
        must(List.of("tar", "-xf", archive.toString()), folder);
        must(
                List.of(
                        "mvn",
                        "-B",
                        "-ntp",
                        "-q",
                        "package",
                        "-Dmaven.test.skip=true",
                        "-Dspotless.check.skip=true",
                        "-am",
                        "-pl",
                        String.join(",", modules)),
                folder);
    }

    /// Starts a service, and returns when it is ready.
    LocalProcess start(String component, Map<String, String> environment) {
        return JarProcess.start(
                component + "-earlier",
                component,
                jar(component + "-service"),
                folder.resolve(component + ".log"),
                environment);
    }

    private Path jar(String module) {
        return folder.resolve(module)
                .resolve("target")
                .resolve("rapport-" + module + "-0.1.0-SNAPSHOT.jar");
    }

    private Path log() {
        return root.resolve("deploy/suites/target/earlier-" + commit + ".log");
    }

    private void must(List<String> command, Path in) {
        if (result(command, in, log()) != 0) {
            throw new AssertionError(
                    String.join(" ", command) + " failed or did not end in time, see " + log());
        }
    }

    private static int result(List<String> command, Path in, Path log) {
        var builder =
                new ProcessBuilder(new ArrayList<>(command))
                        .directory(in.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        try {
            Files.createDirectories(log.getParent());
            var process = builder.start();
            if (!process.waitFor(BUILD.toSeconds(), TimeUnit.SECONDS)) {
                process.destroy();
                return -1;
            }
            return process.exitValue();
        } catch (IOException e) {
            return -1; // there is no such program
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
