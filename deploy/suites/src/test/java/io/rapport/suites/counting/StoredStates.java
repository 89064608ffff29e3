package io.rapport.suites.counting;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rapport.suites.Oracle;
import io.rapport.test.history.Position;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What the owning services say of every aggregate, read over their API.
final class StoredStates {

    private static final Map<String, String> ROUTES =
            Map.of(
                    "cus", "customers",
                    "opp", "opportunities",
                    "tic", "tickets",
                    "cam", "campaigns",
                    "tou", "touches",
                    "pip", "pipelines");

    private final Commander commander;
    private final Map<String, List<Integer>> ports;
    private final Map<String, JsonNode> answers = new ConcurrentHashMap<>();

    StoredStates(Commander commander, Map<String, List<Integer>> ports) {
        this.commander = commander;
        this.ports = new HashMap<>(ports);
        this.ports.put("pipelines", ports.getOrDefault("opportunities", List.of()));
    }

    /// How far each is, where its service knows it at all.
    Map<String, Position> positions(Collection<String> ids) {
        ids.parallelStream().forEach(this::read);
        var positions = new HashMap<String, Position>();
        answers.forEach((id, answer) ->
                positions.put(
                        id,
                        new Position(
                                answer.path("epoch").asLong(), answer.path("sequence").asLong())));
        return positions;
    }

    /// Of which releases the services are that publish and answer.
    enum Releases {
        ONE,
        /// Attributes that one of them does not know yet cannot be compared.
        TWO
    }

    /// States that are stored otherwise than the last event announced them.
    List<String> differencesFrom(Oracle oracle, Releases releases) {
        var wrong = new ArrayList<String>();
        answers.forEach((id, answer) -> {
            var stored = Oracle.inOneForm(answer.path("state"));
            var announced = Oracle.inOneForm(oracle.state(id));
            if (releases == Releases.TWO && stored instanceof ObjectNode some) {
                some.retain(Set.copyOf(announced.propertyNames()));
                if (announced instanceof ObjectNode others) {
                    others.retain(Set.copyOf(some.propertyNames()));
                }
            }
            if (announced.isEmpty() || !stored.equals(announced)) {
                wrong.add(id + " is " + answer + ", announced " + oracle.state(id));
            }
        });
        return wrong;
    }

    /// Aggregates that lists show and that no event ever announced.
    List<String> unannounced(Collection<String> announced) {
        var ids = new ArrayList<String>();
        for (var route : List.of("customers", "opportunities", "tickets", "campaigns")) {
            ids.addAll(listed(route));
        }
        ids.removeAll(new HashSet<>(announced));
        return ids;
    }

    private List<String> listed(String route) {
        var ids = new ArrayList<String>();
        var port = ports.getOrDefault(route, List.of(0)).getFirst();
        var cursor = "";
        do {
            var page = commander.get(port, "/api/v1/" + route + "?limit=200" + cursor);
            page.path("items").forEach(item -> ids.add(item.path("id").asString()));
            var next = page.path("nextCursor").asString("");
            cursor = next.isEmpty() ? "" : "&cursor=" + URLEncoder.encode(next, UTF_8);
        } while (!cursor.isEmpty());
        return ids;
    }

    private void read(String id) {
        var route = ROUTES.getOrDefault(id.substring(0, 3), "");
        var port = ports.getOrDefault(route, List.of(0)).getLast();
        var answer = commander.get(port, "/api/v1/" + route + "/" + id);
        if (answer.has("sequence")) {
            answers.put(id, answer);
        }
    }
}
