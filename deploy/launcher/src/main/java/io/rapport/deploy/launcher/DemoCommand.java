package io.rapport.deploy.launcher;

import io.rapport.deploy.launcher.demo.Demo;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Starts what does not run yet, fills it with a made-up firm, and shows one customer"
                    + " whole and the funnel."
        })
final class DemoCommand implements Callable<Integer> {

    @Mixin final StartOptions options = new StartOptions();
    private final PrintWriter out;

    DemoCommand(PrintWriter out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        options.up(
                        line -> {
                            out.println(line);
                            out.flush();
                        })
                .run();
        var demo = new Demo(options.platform(), out, Clock.systemUTC());
        return demo.run(ZoneId.of(options.wishes().zone())) ? 0 : 1;
    }
}
