package io.rapport.deploy.launcher.cache;

import io.rapport.deploy.launcher.plan.Component;
import io.rapport.deploy.launcher.plan.Home;
import io.rapport.deploy.launcher.run.CommandLine;
import io.rapport.deploy.launcher.run.StartFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// The services as they are started: unpacked from what the build made, which starts faster than a
/// jar of jars and can have an ahead-of-time cache.
public final class Applications {

    private static final int UNPACK_SECONDS = 60;

    private final Home home;

    public Applications(Home home) {
        this.home = home;
    }

    /// What the build made of a module, if it did.
    public Optional<Path> built(Component component) {
        var target = home.checkout().resolve(component.folder()).resolve("target");
        var jars =
                target.toFile().listFiles((_, name) -> name.matches("rapport-.*(?<!-tests)\\.jar"));
        return Optional.ofNullable(jars).stream()
                .flatMap(java.util.Arrays::stream)
                .map(java.io.File::toPath)
                .findFirst();
    }

    /// The unpacked jar to start.
    public Path unpacked(Component component) {
        return folder(component).resolve("application.jar");
    }

    /// Whether the build has made another one since this one was unpacked.
    public boolean isStale(Component component) {
        var mark = mark(component);
        try {
            return Files.exists(mark)
                    && !Files.readString(mark).equals(JarFingerprint.of(required(component)));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + mark, e);
        }
    }

    /// Unpacks it, unless what is there is the same. The cache of an older one goes with it.
    ///
    /// @return whether it had to
    public boolean unpack(Component component) {
        var jar = required(component);
        try {
            if (Files.exists(mark(component)) && !isStale(component)) {
                return false;
            }
            delete(folder(component));
            extract(jar, folder(component));
            Files.writeString(mark(component), JarFingerprint.of(jar));
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot unpack " + jar, e);
        }
    }

    private Path required(Component component) {
        return built(component)
                .orElseThrow(
                        () ->
                                new StartFailure(
                                        component.folder()
                                                + " is not built: run deploy/rapport build"));
    }

    private Path mark(Component component) {
        return folder(component).resolve("unpacked.from");
    }

    private static void extract(Path jar, Path folder) throws IOException {
        Files.createDirectories(folder);
        var log = folder.resolve("unpack.log");
        var command =
                List.of(
                        CommandLine.java(),
                        "-XX:TieredStopAtLevel=1",
                        "-Djarmode=tools",
                        "-jar",
                        jar.toString(),
                        "extract",
                        "--force",
                        "--destination",
                        folder.toString());
        var process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        try {
            if (!process.waitFor(UNPACK_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new StartFailure("Cannot unpack " + jar + ", see " + log);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        Files.move(folder.resolve(jar.getFileName()), folder.resolve("application.jar"));
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var paths = Files.walk(folder)) {
                for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    private Path folder(Component component) {
        return home.applications().resolve(component.word());
    }
}
