package io.rapport.deploy.launcher.imports;

import io.rapport.deploy.launcher.http.Gateway;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/// Says to every service that took rows of an import that there are no more, and how many of them
/// it accepted by its own answers. Said again it changes nothing.
final class Completion {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern BULK = Pattern.compile("/api/v1/([a-z-]+)/bulk");
    private static final String CUSTOMERS = "customers";
    private static final String OPPORTUNITIES = "opportunities";
    private static final String TICKETS = "tickets";
    private static final String CAMPAIGNS = "campaigns";

    /// By the resource that rows are sent to.
    private static final Map<String, Taker> TAKERS =
            Map.ofEntries(
                    Map.entry(CUSTOMERS, new Taker(CUSTOMERS, "customer")),
                    Map.entry("contacts", new Taker(CUSTOMERS, "contact")),
                    Map.entry("interactions", new Taker(CUSTOMERS, "interaction")),
                    Map.entry("employees", new Taker(CUSTOMERS, "employee")),
                    Map.entry("teams", new Taker(CUSTOMERS, "team")),
                    Map.entry("products", new Taker(OPPORTUNITIES, "product")),
                    Map.entry(OPPORTUNITIES, new Taker(OPPORTUNITIES, "opportunity")),
                    Map.entry(TICKETS, new Taker(TICKETS, "ticket")),
                    Map.entry(CAMPAIGNS, new Taker(CAMPAIGNS, "campaign")),
                    Map.entry("touches", new Taker(CAMPAIGNS, "touch")),
                    Map.entry("responses", new Taker(CAMPAIGNS, "response")));

    private final Gateway gateway;
    private final String importId;
    private final Map<String, Map<String, Long>> accepted = new LinkedHashMap<>();

    /// @param resource whose service finishes an import, below `/api/v1`
    /// @param kind what the service calls the rows
    private record Taker(String resource, String kind) {}

    Completion(Gateway gateway, String importId) {
        this.gateway = gateway;
        this.importId = importId;
    }

    /// All rows of a step were answered; there was at least one.
    void add(Mapping.Step step, Outcomes outcomes) {
        var bulk = BULK.matcher(step.post());
        var taker = bulk.matches() ? TAKERS.get(bulk.group(1)) : null;
        if (taker != null) {
            accepted.computeIfAbsent(taker.resource(), _ -> new TreeMap<>())
                    .merge(taker.kind(), outcomes.accepted(), Long::sum);
        }
    }

    /// Says so.
    ///
    /// @return what a service said against it; empty if it is finished everywhere
    Optional<String> say() {
        return accepted.entrySet().stream()
                .map(each -> say(each.getKey(), each.getValue()))
                .flatMap(Optional::stream)
                .reduce((one, other) -> one + "\n" + other);
    }

    private Optional<String> say(String resource, Map<String, Long> counts) {
        var body = JSON.createObjectNode();
        var told = body.putArray("accepted");
        counts.forEach((kind, rows) -> told.addObject().put("kind", kind).put("rows", rows));
        var answer =
                gateway.send(
                        "POST",
                        "/api/v1/" + resource + "/imports/" + importId + "/completion",
                        Map.of("Content-Type", "application/json"),
                        JSON.writeValueAsString(body));
        return answer.statusCode() == 200
                ? Optional.empty()
                : Optional.of(
                        "The import is not finished at /%s: %s".formatted(resource, answer.body()));
    }
}
