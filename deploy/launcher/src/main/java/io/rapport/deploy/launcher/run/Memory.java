package io.rapport.deploy.launcher.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/// How much memory is used and left, as Linux tells it; nothing on other systems.
public final class Memory {

    private static final int KILO = 1024;

    private Memory() {}

    /// The proportional set size of a process in megabytes: its own pages, and its part of shared.
    public static OptionalLong proportional(long pid) {
        return read(Path.of("/proc", Long.toString(pid), "smaps_rollup"), "Pss:");
    }

    /// Megabytes that programs can still take without swapping.
    public static OptionalLong available() {
        return read(Path.of("/proc/meminfo"), "MemAvailable:");
    }

    private static OptionalLong read(Path file, String label) {
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(label))
                    .map(line -> line.replaceAll("\\D", ""))
                    .mapToLong(digits -> Long.parseLong(digits) / KILO)
                    .findFirst();
        } catch (IOException | java.io.UncheckedIOException e) {
            return OptionalLong.empty();
        }
    }
}
