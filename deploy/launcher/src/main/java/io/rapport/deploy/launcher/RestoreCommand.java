package io.rapport.deploy.launcher;

import io.rapport.deploy.launcher.backup.ServiceRestore;
import io.rapport.deploy.launcher.plan.Component;
import io.rapport.deploy.launcher.run.StartFailure;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = {
            "Puts the database of one service back to what a backup has, and tells the others.",
            "The service must be stopped: deploy/rapport down <service>. Broker and store must run."
        })
final class RestoreCommand implements Callable<Integer> {

    @Mixin final StartOptions options = new StartOptions();
    private final PrintWriter out;

    @Parameters(
            index = "0",
            paramLabel = "<service>",
            converter = PlatformOptions.ByWord.class,
            description = "Which one, such as customer.")
    Component service = Component.CUSTOMER;

    @Parameters(index = "1", paramLabel = "<folder>", description = "What backup has written.")
    Path folder = Path.of("");

    RestoreCommand(PrintWriter out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        if (!service.isScalable()) {
            throw new StartFailure(service.word() + " has no database");
        }
        var platform = options.plan();
        options.requireFoundation(platform);
        var planned =
                platform.processes().stream()
                        .filter(process -> process.component() == service)
                        .findFirst()
                        .orElseThrow(() -> new StartFailure("--only leaves out " + service.word()));
        new ServiceRestore(options.home(), platform.mongodb(), this::say)
                .run(planned, folder.toAbsolutePath().normalize());
        return 0;
    }

    private void say(String line) {
        out.println(line);
        out.flush();
    }
}
