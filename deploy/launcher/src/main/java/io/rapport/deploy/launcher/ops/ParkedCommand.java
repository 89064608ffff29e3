package io.rapport.deploy.launcher.ops;

import static io.rapport.deploy.launcher.ops.Operations.encoded;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `ops parked …`: what could not be taken, and what to do with it.
@Command(
        name = "parked",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Records that consumers could not take.")
final class ParkedCommand {

    private static final String SERVICE = "<service>";

    private final OpsCommand ops;

    ParkedCommand(OpsCommand ops) {
        this.ops = ops;
    }

    @Command(name = "list", description = "Records that consumers could not take.")
    int list(
            @Option(
                            names = "--status",
                            defaultValue = "OPEN",
                            description = "or REPLAYED, DISCARDED")
                    String status) {
        var table = new Table("service", "id", "aggregate", "reason", "detail", "note");
        ops.each(
                "parked?limit=200&status=" + encoded(status),
                (service, answer) -> {
                    for (var one : answer.path("items")) {
                        table.row(
                                service,
                                one.path("id"),
                                one.path("key"),
                                one.path("reason"),
                                one.path("detail"),
                                one.path("note"));
                    }
                    if (answer.hasNonNull("nextCursor")) {
                        table.row(service, "and more", "-", "-", "-", "-");
                    }
                });
        return ops.show(table);
    }

    @Command(name = "look", description = "One parked record: its place, headers and size.")
    int look(
            @Parameters(paramLabel = SERVICE) String service,
            @Parameters(paramLabel = "<id>") String id) {
        return ops.print(ops.operations().get(service, "parked/" + encoded(id)));
    }

    @Command(name = "replay", description = "Reads a parked record again and applies it.")
    int replay(
            @Parameters(paramLabel = SERVICE) String service,
            @Parameters(paramLabel = "<id>") String id) {
        var path = "parked/" + encoded(id) + "/replay";
        var done = ops.operations().send("POST", service, path, Map.of());
        var applied = done.path("outcome").asString("").equals("applied");
        ops.say(done, () -> applied ? "It is applied." : "Refused: " + done.path("reason"));
        return applied ? 0 : 1;
    }

    @Command(name = "discard", description = "Gives a parked record up; it stays visible.")
    int discard(
            @Parameters(paramLabel = SERVICE) String service,
            @Parameters(paramLabel = "<id>") String id,
            @Option(
                            names = "--reason",
                            required = true,
                            description = "Why; no personal data, please.")
                    String reason) {
        var path = "parked/" + encoded(id) + "/discard";
        var done = ops.operations().send("POST", service, path, Map.of("note", reason));
        return ops.say(done, () -> "It is given up; see ops parked --status DISCARDED.");
    }
}
