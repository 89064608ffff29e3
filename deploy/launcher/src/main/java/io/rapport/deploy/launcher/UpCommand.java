package io.rapport.deploy.launcher;

import io.rapport.deploy.launcher.plan.Component;
import io.rapport.deploy.launcher.run.StateFile;
import io.rapport.deploy.launcher.run.Stopper;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "Starts the broker, the store, the authorization server and all services.")
final class UpCommand implements Callable<Integer> {

    @Mixin final StartOptions options = new StartOptions();
    private final PrintWriter out;

    @Option(names = "--foreground", description = "Stay until Ctrl-C, then stop everything.")
    boolean foreground;

    UpCommand(PrintWriter out) {
        this.out = out;
    }

    @Override
    public Integer call() throws InterruptedException {
        var began = System.nanoTime();
        options.up(line -> say(line)).run();
        say("All ready after %.1f s.".formatted((System.nanoTime() - began) / 1e9));
        say("Gateway: " + options.url(Component.GATEWAY));
        say("Console: " + options.url(Component.GATEWAY) + "/console/");
        say("Next: deploy/rapport status | token <user> | logs | down");
        if (foreground) {
            stay();
        }
        return 0;
    }

    private void stay() throws InterruptedException {
        var state = new StateFile(options.home().state());
        Runtime.getRuntime()
                .addShutdownHook(
                        Thread.ofPlatform()
                                .unstarted(() -> {
                                    new Stopper(line -> say(line)).stop(state.alive());
                                    state.forgetDead();
                                }));
        say("Ctrl-C stops everything.");
        new CountDownLatch(1).await();
    }

    private void say(String line) {
        out.println(line);
        out.flush();
    }
}
