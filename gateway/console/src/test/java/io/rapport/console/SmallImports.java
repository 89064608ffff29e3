package io.rapport.console;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The bulk endpoints and what is known of imports. A region called `nowhere` is refused; what was
/// sent under a key is done once.
final class SmallImports {

    final Set<String> known = ConcurrentHashMap.newKeySet();
    private final Map<String, ObjectNode> imports = new ConcurrentHashMap<>();
    private final Map<String, JsonNode> answered = new ConcurrentHashMap<>();
    volatile boolean lags;

    static boolean isAbout(List<String> path) {
        return path.getLast().equals("bulk") || path.contains("imports");
    }

    void remember(String id) {
        imports.put(id, begun(id, "customer"));
    }

    JsonNode total(String id) {
        return imports.getOrDefault(id, Records.JSON.createObjectNode());
    }

    SmallPlatform.Reply read(List<String> path) {
        var known = imports.get(path.get(2));
        if (path.getFirst().equals("views")) {
            var events =
                    known == null
                            ? 0
                            : known.path("total").asInt() + (known.has("completedAt") ? 1 : 0);
            return new SmallPlatform.Reply(
                    200,
                    "{\"correlationId\":\"%s\",\"visible\":%d}"
                            .formatted(path.get(2), lags ? events / 2 : events));
        }
        return known == null
                ? problem(404, "import.unknown")
                : new SmallPlatform.Reply(200, known.toString());
    }

    synchronized SmallPlatform.Reply obey(
            List<String> path, SmallPlatform.Query query, SmallPlatform.Sent sent) {
        if (!path.getLast().equals("bulk")) {
            return finish(path.get(2), sent.body());
        }
        var key = sent.header("Idempotency-Key");
        var dry = query.one("dryRun").equals("true");
        var answer = answered.get(key);
        if (answer == null) {
            answer = take(path.getFirst(), sent, dry);
            answered.put(key, answer);
        }
        return new SmallPlatform.Reply(200, answer.toString());
    }

    private JsonNode take(String kind, SmallPlatform.Sent sent, boolean dry) {
        var result =
                Records.JSON.createObjectNode().put("dryRun", dry).put("total", sent.body().size());
        var items = Records.JSON.createArrayNode();
        var counts = new int[3];
        for (var i = 0; i < sent.body().size(); i++) {
            var one = sent.body().get(i);
            var name =
                    one.at("/externalId/system").asString()
                            + ":"
                            + one.at("/externalId/id").asString();
            var told = items.addObject().put("line", i + 1).put("externalId", name);
            if (one.path("region").asString("").equals("nowhere")) {
                told.put("outcome", "rejected").put("events", 0);
                told.putObject("problem")
                        .put("code", "request.invalid")
                        .put("detail", "Some fields are not valid; see errors.")
                        .putArray("errors")
                        .addObject()
                        .put("field", "region")
                        .put("message", "is not one of ours");
                counts[2]++;
            } else {
                var isNew = dry ? !known.contains(kind + name) : known.add(kind + name);
                told.put("id", kind.substring(0, 3) + "_" + i)
                        .put("outcome", isNew ? "created" : "unchanged")
                        .put("events", isNew ? 1 : 0);
                counts[isNew ? 0 : 1]++;
            }
        }
        result.put("created", counts[0]).put("changed", 0).put("unchanged", counts[1]);
        result.put("rejected", counts[2]).put("events", counts[0]).set("items", items);
        if (!dry) {
            count(sent.header("Rapport-Correlation-Id"), kind, counts);
        }
        return result;
    }

    private void count(String id, String kind, int[] counts) {
        var one =
                kind.equals("touches") || kind.equals("opportunities")
                        ? kind
                        : kind.substring(0, kind.length() - 1);
        var total = imports.computeIfAbsent(id, _ -> begun(id, one));
        total.put("total", total.path("total").asInt() + counts[0]);
        var row = (ObjectNode) total.at("/counts/0");
        row.put("created", row.path("created").asInt() + counts[0])
                .put("unchanged", row.path("unchanged").asInt() + counts[1])
                .put("rejected", row.path("rejected").asInt() + counts[2]);
    }

    private static ObjectNode begun(String id, String kind) {
        var total = Records.JSON.createObjectNode().put("id", id).put("total", 0);
        total.put("startedAt", Instant.now().toString());
        total.putArray("counts")
                .addObject()
                .put("kind", kind)
                .put("created", 0)
                .put("changed", 0)
                .put("unchanged", 0)
                .put("rejected", 0);
        return total;
    }

    private SmallPlatform.Reply finish(String id, JsonNode body) {
        var total = imports.get(id);
        if (total == null) {
            return problem(404, "import.unknown");
        }
        var row = total.at("/counts/0");
        var accepted =
                row.path("created").asInt()
                        + row.path("changed").asInt()
                        + row.path("unchanged").asInt();
        if (body.has("accepted") && body.at("/accepted/0/rows").asInt() != accepted) {
            return problem(409, "import.differs");
        }
        total.put("completedAt", Instant.now().toString());
        return new SmallPlatform.Reply(200, total.toString());
    }

    private static SmallPlatform.Reply problem(int status, String code) {
        return new SmallPlatform.Reply(
                status,
                "{\"type\":\"urn:rapport:problem:%s\",\"status\":%d,\"code\":\"%s\"}"
                        .formatted(code, status, code));
    }
}
