package io.rapport.bench.platform;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/// Processor time that processes have used since a moment, the generator's own included.
public final class Cpu {

    /// The name of the generator among the processes.
    public static final String GENERATOR = "generator";

    private final Map<String, ProcessHandle> processes = new LinkedHashMap<>();
    private final Map<String, Duration> before = new LinkedHashMap<>();
    private final long began = System.nanoTime();
    private final OptionalDouble machineBefore;

    private Cpu(List<LocalPlatform.Part> parts) {
        processes.put(GENERATOR, ProcessHandle.current());
        parts.forEach(part -> processes.put(part.name(), part.handle()));
        processes.forEach((name, process) -> before.put(name, used(process)));
        machineBefore = MachineCpu.used();
    }

    /// Counts from now on.
    public static Cpu of(List<LocalPlatform.Part> parts) {
        return new Cpu(parts);
    }

    /// Milliseconds that a process has used since then.
    public double millis(String name) {
        var process = processes.get(name);
        var earlier = before.get(name);
        if (process == null || earlier == null) {
            throw new IllegalArgumentException("Not watched: " + name);
        }
        return used(process).minus(earlier).toNanos() / 1e6;
    }

    /// Who used how much of one core since then, the greediest first; `others` is what does not
    /// belong to the run, where the system tells.
    public String shares() {
        var elapsed = (System.nanoTime() - began) / 1e6;
        var used = new LinkedHashMap<String, Double>();
        processes.keySet().forEach(name -> used.put(name, millis(name)));
        var ours = used.values().stream().mapToDouble(Double::doubleValue).sum();
        var machine = MachineCpu.used();
        if (machine.isPresent() && machineBefore.isPresent()) {
            var all = machine.getAsDouble() - machineBefore.getAsDouble();
            used.put("others", Math.max(0, all - ours));
        }
        return used.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .map(each -> "%s %.0f".formatted(each.getKey(), each.getValue() * 100 / elapsed))
                .collect(Collectors.joining(", ", "CPU, % of one core: ", ""));
    }

    private static Duration used(ProcessHandle process) {
        return process.info()
                .totalCpuDuration()
                .orElseThrow(
                        () -> new IllegalStateException("The CPU time of a process is not told"));
    }
}
