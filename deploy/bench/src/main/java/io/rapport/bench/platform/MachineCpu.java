package io.rapport.bench.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalDouble;

/// Processor time that the whole machine has spent on anything since it started.
final class MachineCpu {

    private static final Path STAT = Path.of("/proc/stat");
    private static final double MILLIS_PER_TICK = 10;
    private static final int IDLE = 3;
    private static final int WAITING = 4;
    private static final int KINDS = 8;

    private MachineCpu() {}

    /// Milliseconds over all cores; empty where the system does not tell.
    static OptionalDouble used() {
        try (var lines = Files.lines(STAT)) {
            return lines.limit(1).mapToDouble(MachineCpu::busy).findFirst();
        } catch (IOException e) {
            return OptionalDouble.empty();
        }
    }

    /// @param line `cpu` and the ticks of user, nice, system, idle, iowait, irq, softirq, steal …
    static double busy(String line) {
        var ticks =
                Arrays.stream(line.strip().split("\\s+", -1))
                        .skip(1)
                        .limit(KINDS)
                        .mapToLong(Long::parseLong)
                        .toArray();
        return (Arrays.stream(ticks).sum() - ticks[IDLE] - ticks[WAITING]) * MILLIS_PER_TICK;
    }
}
