package io.rapport.deploy.launcher.cache;

import io.rapport.deploy.launcher.plan.Program;
import io.rapport.deploy.launcher.run.CommandLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/// The ahead-of-time caches. A JVM ignores, without a word, one that does not fit its jars, its
/// flags or itself; so each is tried before it is relied on.
public final class Caches {

    private static final int TRY_SECONDS = 20;

    private final Map<String, Fitness> known = new ConcurrentHashMap<>();

    /// Whether a cache can be used, and why not.
    public enum Fitness {
        FITS("fits"),
        ABSENT("is not made yet"),
        OTHER_JDK("was made by another JDK"),
        REFUSED("would be ignored: it does not fit the jars or the flags");

        private final String text;

        Fitness(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /// Asks a JVM with these jars and flags, once, whether it would take the cache.
    public Fitness fitness(Program.Java program) {
        return known.computeIfAbsent(program.cacheName(), _ -> tried(program));
    }

    private static Fitness tried(Program.Java program) {
        if (!Files.exists(file(program))) {
            return Fitness.ABSENT;
        }
        if (!read(mark(program)).equals(jdk())) {
            return Fitness.OTHER_JDK;
        }
        return accepts(program) ? Fitness.FITS : Fitness.REFUSED;
    }

    /// What makes a JVM use the cache.
    public List<String> use(Program.Java program) {
        return List.of("-XX:AOTCache=" + file(program), "-Xlog:aot=off", "-Xlog:aot*=off");
    }

    /// What makes a JVM write the cache when it ends.
    public List<String> train(Program.Java program) {
        return List.of("-XX:AOTCacheOutput=" + draft(program));
    }

    /// Takes what a training run wrote; false if it wrote nothing.
    public boolean accept(Program.Java program) {
        try {
            if (!Files.exists(draft(program))) {
                return false;
            }
            Files.writeString(mark(program), jdk());
            Files.move(draft(program), file(program), StandardCopyOption.REPLACE_EXISTING);
            known.remove(program.cacheName());
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot keep the cache " + file(program), e);
        }
    }

    /// The file of the cache.
    public static Path file(Program.Java program) {
        return folder(program).resolve("application.aot");
    }

    private static boolean accepts(Program.Java program) {
        var command = new ArrayList<String>();
        command.add(CommandLine.java());
        command.addAll(program.flags());
        command.add("-XX:AOTMode=on");
        command.add("-XX:AOTCache=" + file(program));
        command.addAll(List.of("-cp", classPath(program), "-version"));
        try {
            var process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            if (!process.waitFor(TRY_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return false;
            }
            return process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String classPath(Program.Java program) {
        return program.target().get(1);
    }

    private static String jdk() {
        return Runtime.version() + " " + System.getProperty("java.home");
    }

    private static String read(Path path) {
        try {
            return Files.exists(path) ? Files.readString(path) : "";
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + path, e);
        }
    }

    private static Path mark(Program.Java program) {
        return folder(program).resolve("application.aot.jdk");
    }

    private static Path draft(Program.Java program) {
        return folder(program).resolve("draft.aot");
    }

    private static Path folder(Program.Java program) {
        try {
            return Files.createDirectories(program.cacheFolder());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make " + program.cacheFolder(), e);
        }
    }
}
