package io.rapport.bench.platform;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/// The machine that measured, as its figures must be read with.
public final class Machine {

    private static final long MEGA = 1024 * 1024;

    private Machine() {}

    /// Cores, memory, runtime, and what else ran just now.
    public static String facts() {
        var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return String.format(
                Locale.ROOT,
                "%d cores, %,d MB of memory (%,d MB free), %s %s, JDK %s, load before %.2f",
                system.getAvailableProcessors(),
                system.getTotalMemorySize() / MEGA,
                system.getFreeMemorySize() / MEGA,
                system.getName(),
                system.getVersion(),
                Runtime.version(),
                system.getSystemLoadAverage());
    }
}
