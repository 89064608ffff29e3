package io.rapport.deploy.launcher;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "console-timings",
        mixinStandardHelpOptions = true,
        description = {
            "Measures how long a sales manager waits for the running console in a Chromium whose"
                    + " processor is slowed four times. Run `demo` before, and nothing beside it."
        })
final class ConsoleTimingsCommand implements Callable<Integer> {

    @Mixin final PlatformOptions options = new PlatformOptions();

    @Override
    public Integer call() throws InterruptedException {
        return ConsoleInBrowser.run("console-timings", options, List.of());
    }
}
