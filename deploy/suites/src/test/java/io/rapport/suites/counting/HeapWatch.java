package io.rapport.suites.counting;

import io.rapport.suites.LocalProcess;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// How much more lives in the heaps of some processes, after a collection.
final class HeapWatch {

    private static final Pattern USED = Pattern.compile("(\\d+)K used|used (\\d+)K");

    private final List<LocalProcess> processes;
    private final Map<String, Long> before;

    HeapWatch(List<LocalProcess> processes) {
        this.processes = processes;
        this.before = megabytes();
    }

    /// Megabytes more than when the watch began, by process.
    Map<String, Integer> growth() {
        var growth = new TreeMap<String, Integer>();
        megabytes()
                .forEach((name, now) ->
                        growth.put(name, (int) (now - before.getOrDefault(name, 0L))));
        return growth;
    }

    private Map<String, Long> megabytes() {
        var used = new TreeMap<String, Long>();
        processes.forEach(process -> used.put(process.name(), live(process.pid())));
        return used;
    }

    private static long live(long pid) {
        jcmd(pid, "GC.run");
        var info = jcmd(pid, "GC.heap_info");
        var kilobytes = 0L;
        var found = USED.matcher(info);
        for (var generation = 0; generation < 2 && found.find(); generation++) {
            kilobytes += Long.parseLong(found.group(1) == null ? found.group(2) : found.group(1));
        }
        if (kilobytes == 0) {
            throw new AssertionError("cannot read the heap of " + pid + ": " + info);
        }
        return kilobytes / 1024;
    }

    private static String jcmd(long pid, String command) {
        return LocalProcess.run(
                List.of(
                        java.nio.file.Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                .toString(),
                        Long.toString(pid),
                        command));
    }
}
