package io.rapport.deploy.launcher;

import io.rapport.deploy.launcher.scenario.Scenario;
import io.rapport.deploy.launcher.scenario.Scenarios;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.Iterator;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "scenario",
        mixinStandardHelpOptions = true,
        description = {
            "Starts what does not run yet, plays a story of the business on it by the public API,"
                    + " step by step, and prints what happens. It can be repeated: each time with"
                    + " customers of its own."
        })
final class ScenarioCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "<scenario>",
            completionCandidates = Known.class,
            description = "One of: ${COMPLETION-CANDIDATES}.")
    String name = "";

    @Mixin final StartOptions options = new StartOptions();
    private final PrintWriter out;

    ScenarioCommand(PrintWriter out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        var scenario = Scenarios.named(name);
        options.up(
                        line -> {
                            out.println(line);
                            out.flush();
                        })
                .run();
        Scenario.play(scenario, options.platform(), out, Clock.systemUTC());
        return 0;
    }

    static final class Known implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return Scenarios.names().iterator();
        }
    }
}
