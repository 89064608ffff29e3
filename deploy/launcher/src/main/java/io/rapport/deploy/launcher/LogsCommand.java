package io.rapport.deploy.launcher;

import io.rapport.deploy.launcher.run.Await;
import io.rapport.deploy.launcher.run.LogFile;
import io.rapport.deploy.launcher.run.RunningProcess;
import io.rapport.deploy.launcher.run.StateFile;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "logs",
        mixinStandardHelpOptions = true,
        description = "Shows the end of every log, or of one process.")
final class LogsCommand implements Callable<Integer> {

    @Mixin final PlatformOptions options = new PlatformOptions();
    private final PrintWriter out;

    @Parameters(arity = "0..1", paramLabel = "<process>", description = "Such as customer.")
    @Nullable String name;

    @Option(
            names = {"-f", "--follow"},
            description = "Go on with what is written, until Ctrl-C.")
    boolean follow;

    @Option(
            names = {"-n", "--lines"},
            defaultValue = "40",
            description = "How many lines.")
    int lines;

    LogsCommand(PrintWriter out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        var processes =
                new StateFile(options.home().state())
                        .read().stream()
                                .filter(process -> name == null || process.name().equals(name))
                                .toList();
        if (processes.isEmpty()) {
            out.println("No such process: deploy/rapport status");
            return 1;
        }
        processes.forEach(process -> show(process, LogFile.last(log(process), lines)));
        out.flush();
        if (follow) {
            follow(processes);
        }
        return 0;
    }

    private void follow(List<RunningProcess> processes) {
        var positions = new HashMap<RunningProcess, Long>();
        processes.forEach(process -> positions.put(process, log(process).toFile().length()));
        Await.until(Duration.ofDays(1), () -> showNew(positions));
    }

    private boolean showNew(Map<RunningProcess, Long> positions) {
        positions.replaceAll((process, position) -> {
            if (!Files.exists(log(process)) || log(process).toFile().length() == position) {
                return position;
            }
            var text = LogFile.since(log(process), position);
            show(process, text.lines().toList());
            return position + text.getBytes(StandardCharsets.UTF_8).length;
        });
        out.flush();
        return out.checkError();
    }

    private void show(RunningProcess process, List<String> lines) {
        lines.forEach(line -> out.println(process.name() + " | " + line));
    }

    private static Path log(RunningProcess process) {
        return Path.of(process.log());
    }
}
