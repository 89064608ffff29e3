package io.rapport.deploy.launcher.ops;

import static io.rapport.deploy.launcher.ops.Operations.encoded;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `ops rebuild …`: a new generation of a view.
@Command(
        name = "rebuild",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Builds a view anew while the old one serves.")
final class RebuildCommand {

    private static final String SERVICE = "<service>";

    private final OpsCommand ops;

    RebuildCommand(OpsCommand ops) {
        this.ops = ops;
    }

    @Command(name = "start", description = "Begins to build a view anew; the old one serves.")
    int start(
            @Parameters(paramLabel = SERVICE) String service,
            @Parameters(paramLabel = "<view>") String view) {
        var path = "views/" + encoded(view) + "/generations";
        var started = ops.operations().send("POST", service, path, Map.of());
        return ops.say(started, () -> "Generation " + started.path("number") + " is being filled.");
    }

    @Command(name = "compare", description = "Compares a generation with the one in use.")
    int compare(
            @Parameters(paramLabel = SERVICE) String service,
            @Parameters(paramLabel = "<view>") String view,
            @Parameters(paramLabel = "<generation>") int number) {
        var found = ops.operations().get(service, generation(view, number) + "/differences");
        var equal = found.path("equal").asBoolean();
        ops.say(found, () -> equal ? "They are equal." : "They differ: " + found.path("examples"));
        return equal ? 0 : 1;
    }

    @Command(name = "switch", description = "Makes readers use a generation from now on.")
    int switchTo(
            @Parameters(paramLabel = SERVICE) String service,
            @Parameters(paramLabel = "<view>") String view,
            @Parameters(paramLabel = "<generation>") int number,
            @Option(names = "--force", description = "Also if it differs.") boolean force) {
        var path = generation(view, number) + "/switch?force=" + force;
        var done = ops.operations().send("POST", service, path, Map.of());
        return ops.say(done, () -> "Readers use generation " + number + ".");
    }

    @Command(
            name = "cancel",
            aliases = "drop",
            description = "Cancels a rebuild, or removes a generation no longer used.")
    int drop(
            @Parameters(paramLabel = SERVICE) String service,
            @Parameters(paramLabel = "<view>") String view,
            @Parameters(paramLabel = "<generation>") int number) {
        var done = ops.operations().send("DELETE", service, generation(view, number), Map.of());
        return ops.say(done, () -> "Generation " + number + " is removed.");
    }

    private static String generation(String view, int number) {
        return "views/" + encoded(view) + "/generations/" + number;
    }
}
