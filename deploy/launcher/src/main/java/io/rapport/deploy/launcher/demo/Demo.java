package io.rapport.deploy.launcher.demo;

import io.rapport.deploy.launcher.http.CallFailure;
import io.rapport.deploy.launcher.http.Gateway;
import io.rapport.deploy.launcher.http.RunningPlatform;
import io.rapport.deploy.launcher.http.Tokens;
import io.rapport.deploy.launcher.imports.ImportRun;
import io.rapport.deploy.launcher.imports.Pace;
import io.rapport.deploy.launcher.run.Await;
import io.rapport.tables.TableFormat;
import java.io.PrintWriter;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `demo`: fills a running platform with a made-up firm, over its public API, and shows what the
/// platform makes of it. It can be repeated; what is there stays as it is.
public final class Demo {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration UNTIL_WHOLE = Duration.ofSeconds(60);
    private static final String USER = "ada";

    private final RunningPlatform platform;
    private final PrintWriter out;
    private final Clock clock;

    public Demo(RunningPlatform platform, PrintWriter out, Clock clock) {
        this.platform = platform;
        this.out = out;
        this.clock = clock;
    }

    /// True if everything arrived and was shown.
    public boolean run(ZoneId zone) {
        var folder = tables();
        var result =
                new ImportRun(
                                platform,
                                out,
                                TableFormat.USUAL,
                                zone,
                                false,
                                Pace.unlimited(),
                                PATIENCE)
                        .run(folder, null);
        try (var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            var tokens = new Tokens(http, platform.issuer(), platform.home());
            var gateway = new Gateway(http, platform.gateway(), tokens.lasting(USER), PATIENCE);
            var id = result.ids().get(Customers.SHOWN);
            if (id == null) {
                throw new CallFailure("The demo's first customer was not accepted");
            }
            new Tasks(gateway, result.ids(), clock.instant()).write();
            show("One customer, whole", CustomerPage.of(whole(gateway, id)));
            show("The funnel", FunnelChart.of(answer(gateway, "/api/v1/funnel")));
            show("Where to look", whereToLook(id));
            show("The console", console(tokens.users()));
        }
        return result.complete();
    }

    private Path tables() {
        var folder = platform.home().folder().resolve("demo");
        if (!Files.exists(folder.resolve("responses.csv"))) {
            DemoTables.write(folder, clock.instant());
        }
        return folder;
    }

    /// Its parts come by different topics, so it may be whole a little later than the deals are.
    private static JsonNode whole(Gateway gateway, String id) {
        var path = "/api/v1/views/customers/" + id;
        Await.until(
                UNTIL_WHOLE,
                () -> {
                    var customer = answer(gateway, path).path("customer");
                    return customer.at("/tickets/total").asLong() > 0
                            && customer.at("/touches/total").asLong() > 0
                            && customer.at("/interactions/total").asLong() > 0;
                });
        return answer(gateway, path);
    }

    private static JsonNode answer(Gateway gateway, String path) {
        var answer = gateway.get(path);
        if (answer.statusCode() != 200) {
            throw new CallFailure(
                    "GET %s answered %d: %s".formatted(path, answer.statusCode(), answer.body()));
        }
        return JSON.readTree(answer.body());
    }

    private void show(String title, List<String> lines) {
        out.println();
        out.println(title);
        lines.forEach(out::println);
        out.flush();
    }

    /// Last, for it is what most people want.
    private List<String> console(JsonNode users) {
        var lines = new ArrayList<String>();
        lines.add("  open     " + platform.gateway() + "/console/");
        lines.add("  password of every user: in " + platform.home().password());
        users.forEach(user ->
                lines.add(
                        "  %-8s %s"
                                .formatted(
                                        user.path("login").asString(), roles(user.path("roles")))));
        return lines;
    }

    private static String roles(JsonNode roles) {
        return roles.valueStream().map(JsonNode::asString).collect(Collectors.joining(", "));
    }

    private List<String> whereToLook(String id) {
        return List.of(
                "  API      " + platform.gateway() + "/api/v1/customers",
                "  a token  TOKEN=$(deploy/rapport token anna)     all users: deploy/rapport token",
                "  try      curl -H \"Authorization: Bearer $TOKEN\" "
                        + platform.gateway()
                        + "/api/v1/views/customers/"
                        + id,
                "  a day    curl -H \"Authorization: Bearer $TOKEN\" '"
                        + platform.gateway()
                        + "/api/v1/funnel?by=owner&asOf="
                        + clock.instant().minus(Duration.ofDays(60)).toString().substring(0, 10)
                        + "'",
                "  logs     deploy/rapport logs customer -f        in " + platform.home().logs(),
                "  topics   rapport.<customer|opportunity|service|marketing>.events",
                "  tables   " + platform.home().folder().resolve("demo"),
                "  stop     deploy/rapport down");
    }
}
