package io.rapport.deploy.launcher;

import io.rapport.deploy.launcher.backup.Backup;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        description = {
            "Writes the databases and then the topics of the running platform into a folder.",
            "What that is good for: platform/docs/restore.md"
        })
final class BackupCommand implements Callable<Integer> {

    @Mixin final StartOptions options = new StartOptions();
    private final PrintWriter out;

    @Parameters(paramLabel = "<folder>", description = "A new or empty folder.")
    Path folder = Path.of("");

    BackupCommand(PrintWriter out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        var platform = options.plan();
        options.requireFoundation(platform);
        new Backup(platform.mongodb(), platform.kafka(), Clock.systemUTC(), this::say)
                .write(folder.toAbsolutePath().normalize());
        return 0;
    }

    private void say(String line) {
        out.println(line);
        out.flush();
    }
}
