package io.rapport.deploy.launcher;

import io.rapport.deploy.launcher.run.Memory;
import io.rapport.deploy.launcher.run.Readiness;
import io.rapport.deploy.launcher.run.RunningProcess;
import io.rapport.deploy.launcher.run.StateFile;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Shows what runs: process id, ports, readiness, memory.")
final class StatusCommand implements Callable<Integer> {

    @Mixin final PlatformOptions options = new PlatformOptions();
    private final PrintWriter out;

    @Option(names = "--json", description = "For programs: one JSON array.")
    boolean json;

    StatusCommand(PrintWriter out) {
        this.out = out;
    }

    /// One line of the answer.
    ///
    /// @param pssMegabytes proportional set size, or -1 where it cannot be seen
    record Line(
            String name,
            String component,
            long pid,
            int port,
            int managementPort,
            boolean alive,
            boolean ready,
            long pssMegabytes,
            String log) {}

    @Override
    public Integer call() {
        var lines = lines();
        out.println(
                json
                        ? JsonMapper.shared()
                                .writerWithDefaultPrettyPrinter()
                                .writeValueAsString(lines)
                        : table(lines));
        out.flush();
        return !lines.isEmpty() && lines.stream().allMatch(Line::ready) ? 0 : 1;
    }

    private List<Line> lines() {
        var processes = new StateFile(options.home().state()).read();
        try (var readiness = new Readiness()) {
            return processes.parallelStream().map(process -> line(process, readiness)).toList();
        }
    }

    private static Line line(RunningProcess process, Readiness readiness) {
        var alive = process.isAlive();
        return new Line(
                process.name(),
                process.component(),
                process.pid(),
                process.port(),
                process.managementPort(),
                alive,
                alive && readiness.isReady(process),
                alive ? Memory.proportional(process.pid()).orElse(-1) : -1,
                process.log());
    }

    private static String table(List<Line> lines) {
        if (lines.isEmpty()) {
            return "Nothing runs. Start it: deploy/rapport up";
        }
        var text = new StringBuilder(row("process", "pid", "port", "management", "state", "MB"));
        for (var line : lines) {
            var state = line.ready() ? "ready" : line.alive() ? "not ready" : "ENDED";
            text.append('\n')
                    .append(
                            row(
                                    line.name(),
                                    Long.toString(line.pid()),
                                    Integer.toString(line.port()),
                                    line.managementPort() == 0
                                            ? "-"
                                            : Integer.toString(line.managementPort()),
                                    state,
                                    Long.toString(line.pssMegabytes())));
        }
        var total = lines.stream().mapToLong(line -> Math.max(0, line.pssMegabytes())).sum();
        return text.append('\n')
                .append(row("together", "", "", "", "", Long.toString(total)))
                .toString();
    }

    private static String row(
            String name, String pid, String port, String management, String state, String memory) {
        return "%-16s %8s %6s %11s  %-10s %6s"
                .formatted(name, pid, port, management, state, memory);
    }
}
