package io.rapport.console;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The operators' routes of five services, each of which can be silent.
final class SmallOperations {

    final Set<String> silent = ConcurrentHashMap.newKeySet();

    /// Aggregates of which an earlier record is parked: their later ones are refused.
    final ObjectNode answers = (ObjectNode) Records.answer("operations");

    private final AtomicLong beats = new AtomicLong();
    volatile boolean heartbeats = true;
    volatile boolean held;
    volatile boolean stuck;

    SmallPlatform.Reply answer(
            String method, List<String> path, SmallPlatform.Query query, List<String> roles) {
        var service = path.get(1);
        var audit = path.get(2).equals("audit");
        if (!roles.contains("operator") && !(audit && roles.contains("administrator"))) {
            return problem(403, "access.forbidden");
        }
        if (silent.contains(service)) {
            return problem(503, "service.unavailable");
        }
        return method.equals("GET") ? read(service, path, query) : obey(service, path, query);
    }

    private SmallPlatform.Reply read(String service, List<String> path, SmallPlatform.Query query) {
        return switch (path.get(2)) {
            case "views" ->
                    path.size() == 3
                            ? said(answers.at("/views/" + service))
                            : said(
                                    Records.JSON.readTree(
                                            path.get(3).equals("views")
                                                    ? "{\"equal\":false,\"examples\":[\"customer cus_01m8mz4s1yq8t3v0n6w2x5k7ra\"]}"
                                                    : "{\"equal\":true,\"examples\":[]}"));
            case "outbox" -> said(answers.at("/outbox/" + service));
            case "leases" -> said(leases(service));
            case "timers" -> said(timers(service));
            case "policies" -> said(policies());
            case "audit" -> said(page(audit(service, query)));
            case "parked" ->
                    path.size() == 3
                            ? said(page(parked(service, query)))
                            : said(looked(service, path.get(3)));
            default ->
                    path.size() == 4
                            ? said(answers.at("/aggregate/" + service))
                            : said(answers.at("/events/" + (query.one("from").isEmpty() ? 0 : 1)));
        };
    }

    /// One service has a timer that fails, and is held since it was restored.
    private JsonNode timers(String service) {
        var report = Records.JSON.createObjectNode().put("now", "2026-11-30T12:00:00Z");
        var kinds = report.putArray("kinds");
        if (service.equals("customer")) {
            if (held) {
                report.put("heldSince", "2026-11-29T08:00:00Z");
            }
            kinds.addObject()
                    .put("kind", "task")
                    .put("overdue", 3)
                    .putArray("stuck")
                    .addObject()
                    .put("aggregateId", "tsk_01m8mz4s1yq8t3v0n6w2x5k7ra")
                    .put("nextTry", "2026-11-30T12:10:00Z")
                    .put("tries", 6);
        }
        return report;
    }

    /// One event on which a policy cannot act, as long as nobody has given it up.
    private JsonNode policies() {
        var report = Records.JSON.createObjectNode();
        report.putArray("policies")
                .addObject()
                .put("name", "task-notices")
                .put("postponed", stuck ? 2 : 0)
                .putArray("events")
                .add("rapport.task.assigned.v1");
        var events = report.putArray("stuck");
        if (stuck) {
            events.addObject()
                    .put("id", "task-notices.rapport.customer.events.3.42")
                    .put("policy", "task-notices")
                    .put("eventId", "tsk_01m8mz4s1yq8t3v0n6w2x5k7ra.1.4")
                    .put("reason", "record.gone")
                    .put("tries", 6)
                    .put("since", "2026-11-30T11:00:00Z")
                    .put("nextTry", "2026-11-30T12:10:00Z");
        }
        return report;
    }

    private JsonNode leases(String service) {
        var holders = answers.at("/leases/" + service).deepCopy();
        if (heartbeats) {
            holders.get("instances")
                    .forEach(one -> ((ObjectNode) one).put("counter", beats.incrementAndGet()));
        }
        return holders;
    }

    private List<JsonNode> audit(String service, SmallPlatform.Query query) {
        return stream(answers.at("/audit/" + service))
                .filter(one -> matches(one, "target", query) && matches(one, "actor", query))
                .toList();
    }

    private List<JsonNode> parked(String service, SmallPlatform.Query query) {
        var status = query.one("status").isEmpty() ? "OPEN" : query.one("status");
        return stream(answers.at("/parked/" + service))
                .filter(one -> one.path("status").asString().equals(status))
                .toList();
    }

    private JsonNode looked(String service, String id) {
        var found = Records.JSON.createObjectNode();
        found.set("parked", find(service, id));
        if (id.endsWith(".42")) {
            found.set("inLog", answers.get("inLog"));
        }
        return found;
    }

    private ObjectNode find(String service, String id) {
        return (ObjectNode)
                stream(answers.at("/parked/" + service))
                        .filter(one -> one.path("id").asString().equals(id))
                        .findFirst()
                        .orElseThrow();
    }

    private SmallPlatform.Reply obey(String service, List<String> path, SmallPlatform.Query query) {
        if (path.get(2).equals("timers")) {
            held = false;
            return new SmallPlatform.Reply(204, "");
        }
        if (path.get(2).equals("policies")) {
            stuck = false;
            return new SmallPlatform.Reply(204, "");
        }
        return path.get(2).equals("parked")
                ? close(find(service, path.get(3)), path.get(4))
                : rebuild(service, path, query);
    }

    private static SmallPlatform.Reply close(ObjectNode record, String how) {
        if (how.equals("discard")) {
            record.put("status", "DISCARDED");
            return new SmallPlatform.Reply(204, "");
        }
        if (record.path("reason").asString().equals("waits")) {
            return problem(409, "parked.blocked");
        }
        if (record.path("reason").asString().equals("refused")) {
            return new SmallPlatform.Reply(
                    200, "{\"outcome\":\"refused\",\"reason\":\"refused: IllegalStateException\"}");
        }
        record.put("status", "REPLAYED");
        return new SmallPlatform.Reply(200, "{\"outcome\":\"applied\"}");
    }

    private SmallPlatform.Reply rebuild(
            String service, List<String> path, SmallPlatform.Query query) {
        var view =
                stream(answers.at("/views/" + service))
                        .filter(one -> one.path("name").asString().equals(path.get(3)))
                        .findFirst()
                        .orElseThrow();
        var builds = (ArrayNode) view.get("generations");
        if (path.size() == 5) {
            var number = builds.size() + 1;
            builds.addObject()
                    .put("number", number)
                    .put("current", false)
                    .put("missing", 900)
                    .put("parked", 0);
            return new SmallPlatform.Reply(202, "{\"number\":%d}".formatted(number));
        }
        if (path.size() == 6) {
            builds.removeIf(one -> one.path("number").asString().equals(path.get(5)));
            return new SmallPlatform.Reply(204, "");
        }
        if (path.get(3).equals("views") && !query.one("force").equals("true")) {
            return problem(409, "rebuild.different");
        }
        builds.forEach(one ->
                ((ObjectNode) one)
                        .put("current", one.path("number").asString().equals(path.get(5))));
        return new SmallPlatform.Reply(204, "");
    }

    private static boolean matches(JsonNode one, String name, SmallPlatform.Query query) {
        return query.one(name).isEmpty() || one.path(name).asString().equals(query.one(name));
    }

    private static java.util.stream.Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static JsonNode page(List<JsonNode> items) {
        var page = Records.JSON.createObjectNode();
        page.putArray("items").addAll(items);
        return page;
    }

    private static SmallPlatform.Reply said(JsonNode answer) {
        return new SmallPlatform.Reply(200, answer.toString());
    }

    private static SmallPlatform.Reply problem(int status, String code) {
        return new SmallPlatform.Reply(
                status,
                "{\"type\":\"urn:rapport:problem:%s\",\"status\":%d,\"code\":\"%s\"}"
                        .formatted(code, status, code));
    }
}
