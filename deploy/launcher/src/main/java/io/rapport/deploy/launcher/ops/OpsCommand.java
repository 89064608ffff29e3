package io.rapport.deploy.launcher.ops;

import static io.rapport.deploy.launcher.ops.Operations.encoded;

import io.rapport.deploy.launcher.plan.Component;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import tools.jackson.databind.JsonNode;

/// `deploy/rapport ops …`: each subcommand is one operation of one service, or of all. Everything
/// is written down by the service under the operator's id.
@Command(
        name = "ops",
        mixinStandardHelpOptions = true,
        description = "What an operator sees and does; every step is written down (ops audit).")
public final class OpsCommand {

    private static final String SERVICE = "<service>";
    private static final List<String> SERVICES =
            Arrays.stream(Component.values())
                    .filter(Component::isScalable)
                    .map(Component::word)
                    .toList();

    /// Analytics has no outbox: it publishes nothing.
    private static final List<String> PUBLISHERS =
            SERVICES.stream().filter(each -> !each.equals(Component.ANALYTICS.word())).toList();

    @Mixin final Door door;
    private final PrintWriter out;

    @Option(
            names = "--user",
            scope = ScopeType.INHERIT,
            defaultValue = "otto",
            description = "The operator's login; otto unless given.")
    String user = "otto";

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "Print the answers.")
    boolean json;

    private OpsCommand(Door door, PrintWriter out) {
        this.door = door;
        this.out = out;
    }

    /// The command line of it all.
    public static CommandLine line(Door door, PrintWriter out) {
        var command = new OpsCommand(door, out);
        return new CommandLine(command)
                .addSubcommand(new ParkedCommand(command))
                .addSubcommand(new RebuildCommand(command));
    }

    /// Opens the gateway for a login.
    @FunctionalInterface
    public interface Door {
        io.rapport.deploy.launcher.http.Gateway open(String login);
    }

    @Command(name = "outbox", description = "What waits to be published, service by service.")
    int outbox() {
        var table = new Table("service", "waiting", "oldest, s", "longest waiting");
        each(
                PUBLISHERS,
                "outbox",
                (service, answer) ->
                        table.row(
                                service,
                                answer.path("aggregates"),
                                answer.path("oldestAgeSeconds"),
                                answer.at("/longest/0/id")));
        return show(table);
    }

    @Command(name = "leases", description = "Which instance relays which buckets.")
    int leases() {
        var table = new Table("service", "instance", "counter", "deposed", "buckets");
        each(
                PUBLISHERS,
                "leases",
                (service, answer) -> {
                    for (var holder : answer.path("instances")) {
                        table.row(
                                service,
                                holder.path("instance"),
                                holder.path("counter"),
                                holder.path("deposed"),
                                holder.path("buckets"));
                    }
                    if (!answer.path("free").isEmpty()) {
                        table.row(service, "(nobody)", "-", "-", answer.path("free"));
                    }
                });
        return show(table);
    }

    @Command(
            name = "views",
            aliases = "freshness",
            description = "How far every view has come, generation by generation.")
    int views() {
        var table =
                new Table("service", "view", "generation", "read", "missing", "fresh to", "parked");
        each(
                "views",
                (service, answer) -> {
                    for (var view : answer) {
                        for (var generation : view.path("generations")) {
                            table.row(
                                    service,
                                    view.path("name"),
                                    generation.path("number"),
                                    generation.path("current").asBoolean() ? "yes" : "no",
                                    generation.path("missing"),
                                    generation.path("watermark"),
                                    generation.path("parked"));
                        }
                    }
                });
        return show(table);
    }

    @Command(name = "aggregate", description = "Where an aggregate stands in a service.")
    int aggregate(
            @Parameters(paramLabel = SERVICE) String service,
            @Parameters(paramLabel = "<id>") String id) {
        return print(operations().get(service, "aggregates/" + encoded(id)));
    }

    @Command(name = "events", description = "An aggregate's events in the log, to its end.")
    int events(
            @Parameters(paramLabel = SERVICE) String service,
            @Parameters(paramLabel = "<id>") String id,
            @Option(names = "--topic", description = "The service's own unless given.")
                    @Nullable String topic) {
        var table = new Table("event", "type", "partition", "offset", "log time", "bytes");
        var more = topic == null ? "" : "&topic=" + encoded(topic);
        var from = 0L;
        while (from >= 0) {
            var page =
                    operations()
                            .get(
                                    service,
                                    "aggregates/" + encoded(id) + "/events?from=" + from + more);
            for (var event : page.path("events")) {
                var headers = event.path("headers");
                table.row(
                        headers.path("ce_id"),
                        headers.path("ce_type"),
                        event.path("partition"),
                        event.path("offset"),
                        event.path("logTime"),
                        event.path("bytes"));
            }
            if (json) {
                out.println(page.toPrettyString());
            }
            from = page.path("next").asLong(-1);
        }
        return json ? 0 : show(table);
    }

    @Command(name = "audit", description = "Who did what, the newest first.")
    int audit(
            @Option(names = "--target", description = "only what was done to it")
                    @Nullable String target) {
        var table = new Table("service", "at", "who", "what", "to", "outcome", "times");
        var query = target == null ? "" : "&target=" + encoded(target);
        each(
                "audit?limit=50" + query,
                (service, answer) -> {
                    for (var entry : answer.path("items")) {
                        table.row(
                                service,
                                entry.path("at"),
                                entry.path("actor"),
                                entry.path("action"),
                                entry.path("target"),
                                entry.path("outcome"),
                                entry.path("times"));
                    }
                });
        return show(table);
    }

    interface Rows {
        void add(String service, JsonNode answer);
    }

    void each(String path, Rows rows) {
        each(SERVICES, path, rows);
    }

    private void each(List<String> services, String path, Rows rows) {
        var operations = operations();
        for (var service : services) {
            var answer = operations.get(service, path);
            if (json) {
                out.println(service + " " + answer.toPrettyString());
            }
            rows.add(service, answer);
        }
    }

    Operations operations() {
        return new Operations(door.open(user));
    }

    int show(Table table) {
        if (!json) {
            out.println(table.isEmpty() ? "Nothing." : table);
        }
        out.flush();
        return 0;
    }

    int say(JsonNode answer, Supplier<String> sentence) {
        out.println(json ? answer.toPrettyString() : sentence.get());
        out.flush();
        return 0;
    }

    int print(JsonNode answer) {
        out.println(answer.toPrettyString());
        out.flush();
        return 0;
    }
}
