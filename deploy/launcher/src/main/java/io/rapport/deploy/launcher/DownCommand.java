package io.rapport.deploy.launcher;

import io.rapport.deploy.launcher.run.StateFile;
import io.rapport.deploy.launcher.run.Stopper;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "down",
        mixinStandardHelpOptions = true,
        description = "Stops everything that up started. Data and logs stay.")
final class DownCommand implements Callable<Integer> {

    @Mixin final PlatformOptions options = new PlatformOptions();
    private final PrintWriter out;

    DownCommand(PrintWriter out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        var state = new StateFile(options.home().state());
        var alive = state.alive();
        var stopped = new Stopper(out::println).stop(alive);
        state.forgetDead();
        out.println(
                alive.isEmpty()
                        ? "Nothing was running."
                        : stopped
                                ? "Stopped " + alive.size() + " processes."
                                : "Some processes could not be stopped: deploy/rapport status");
        out.flush();
        return stopped ? 0 : 1;
    }
}
