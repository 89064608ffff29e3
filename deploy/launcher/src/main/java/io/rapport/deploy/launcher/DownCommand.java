package io.rapport.deploy.launcher;

import io.rapport.deploy.launcher.plan.Component;
import io.rapport.deploy.launcher.run.RunningProcess;
import io.rapport.deploy.launcher.run.StateFile;
import io.rapport.deploy.launcher.run.Stopper;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "down",
        mixinStandardHelpOptions = true,
        description = "Stops everything that up started, or only some. Data and logs stay.")
final class DownCommand implements Callable<Integer> {

    @Mixin final PlatformOptions options = new PlatformOptions();
    private final PrintWriter out;

    @Parameters(
            arity = "0..*",
            paramLabel = "<service>",
            converter = PlatformOptions.ByWord.class,
            description = "All instances of these only, such as customer.")
    List<Component> only = new ArrayList<>();

    DownCommand(PrintWriter out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        var state = new StateFile(options.home().state());
        var alive = state.alive().stream().filter(this::isMeant).toList();
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

    private boolean isMeant(RunningProcess process) {
        return only.isEmpty()
                || only.stream().anyMatch(each -> each.word().equals(process.component()));
    }
}
