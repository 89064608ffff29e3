package io.rapport.deploy.launcher.imports;

import io.rapport.deploy.launcher.http.CallFailure;
import io.rapport.deploy.launcher.http.Gateway;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Sends items to a bulk endpoint and takes note of what became of each. An item that was refused
/// for a reason that passes is sent again, alone with its like.
final class Sender {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int ROUNDS = 20;
    private static final int CONFLICT = 409;

    /// Problems of an item that a later try can overcome.
    private static final Set<String> PASSING =
            Set.of(
                    "command.contended",
                    "command.outbox-full",
                    "store.unavailable",
                    "service.unavailable");

    private final Gateway gateway;
    private final String importId;
    private final boolean dryRun;
    private final Pace pace;
    private final AtomicInteger requests = new AtomicInteger();

    Sender(Gateway gateway, String importId, boolean dryRun, Pace pace) {
        this.gateway = gateway;
        this.importId = importId;
        this.dryRun = dryRun;
        this.pace = pace;
    }

    /// Sends one thing that is not a bulk; that it exists already is as good.
    ///
    /// @throws ImportFailure if it is refused
    void sendOne(Mapping.Step step, Item item, Outcomes outcomes) {
        if (dryRun) {
            return;
        }
        var answer =
                gateway.send(
                        "POST",
                        step.post(),
                        headers("application/json"),
                        JSON.writeValueAsString(item.json()));
        if (answer.statusCode() / 100 == 2) {
            outcomes.count("created");
            outcomes.remember(step.name(), JSON.readTree(answer.body()).path("id").asString());
        } else if (answer.statusCode() == CONFLICT && step.existing() != null) {
            outcomes.count("unchanged");
            var found = JSON.readTree(gateway.get(step.existing()).body());
            outcomes.remember(step.name(), found.at("/items/0/id").asString());
        } else {
            throw new ImportFailure(
                    "The %s was refused, so nothing that follows can be right: %s"
                            .formatted(step.name(), answer.body()));
        }
    }

    /// Sends many to a bulk endpoint.
    void sendMany(Mapping.Step step, List<Item> items, Outcomes outcomes, Rejects rejects) {
        var left = items;
        for (var round = 1; !left.isEmpty(); round++) {
            left = send(step, left, outcomes, rejects, round >= ROUNDS);
        }
    }

    /// Returns the items to send again.
    private List<Item> send(
            Mapping.Step step,
            List<Item> items,
            Outcomes outcomes,
            Rejects rejects,
            boolean lastRound) {
        var again = new ArrayList<Item>();
        for (var result : post(step, items)) {
            var item = items.get(result.path("line").asInt() - 1);
            var outcome = result.path("outcome").asString();
            var code = result.path("problem").path("code").asString("");
            if (PASSING.contains(code) && !lastRound) {
                again.add(item);
                continue;
            }
            outcomes.count(outcome);
            if (outcome.equals(Outcomes.REJECTED)) {
                rejects.add(step.name(), item, JSON.writeValueAsString(result.path("problem")));
            } else {
                outcomes.remember(
                        item.json().path("externalId").path("id").asString(""),
                        result.path("id").asString(""));
            }
        }
        return again;
    }

    private Iterable<JsonNode> post(Mapping.Step step, List<Item> items) {
        pace.await(items.size());
        var body =
                items.stream()
                        .map(item -> JSON.writeValueAsString(item.json()))
                        .collect(Collectors.joining("\n", "", "\n"));
        var path = step.post() + (dryRun ? "?dryRun=true" : "");
        var answer = gateway.send("POST", path, headers("application/x-ndjson"), body);
        if (answer.statusCode() != 200) {
            throw new CallFailure(
                    "POST %s answered %d: %s".formatted(path, answer.statusCode(), answer.body()));
        }
        var results = JSON.readTree(answer.body()).path("items");
        if (results.size() != items.size()) {
            throw new CallFailure(
                    "POST %s took %d items and answered for %d"
                            .formatted(path, items.size(), results.size()));
        }
        return results;
    }

    private Map<String, String> headers(String type) {
        return Map.of(
                "Content-Type",
                type,
                "Idempotency-Key",
                importId + "-" + requests.incrementAndGet(),
                "Rapport-Correlation-Id",
                importId,
                "Rapport-Import",
                "history");
    }
}
