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
    private static final int OLD_KEPT = 2;

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

    /// Where it is unpacked to. Each build has a folder of its own, so that a platform that runs
    /// keeps the files that it runs from.
    public Path folder(Component component) {
        var version = built(component).map(JarFingerprint::of).orElse("not-built");
        return home.applications().resolve(component.word()).resolve(version);
    }

    /// Unpacks what was built, unless that is done already, and removes what is too old to run.
    public void unpack(Component component) {
        var jar =
                built(component)
                        .orElseThrow(() ->
                                new StartFailure(
                                        component.folder()
                                                + " is not built: run deploy/rapport build"));
        var folder = folder(component);
        try {
            if (!Files.exists(folder.resolve("application.jar"))) {
                delete(folder);
                extract(jar, folder);
                removeOld(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot unpack " + jar, e);
        }
    }

    private static void removeOld(Path current) throws IOException {
        try (var versions = Files.list(current.resolveSibling("."))) {
            var old =
                    versions.filter(version -> !version.getFileName().equals(current.getFileName()))
                            .sorted(Comparator.comparingLong(Applications::age).reversed())
                            .skip(OLD_KEPT)
                            .toList();
            for (var version : old) {
                delete(version);
            }
        }
    }

    private static long age(Path version) {
        return version.toFile().lastModified();
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
}
