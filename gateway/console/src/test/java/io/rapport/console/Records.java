package io.rapport.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Answers that the real platform gave to its demo data, and the records in them, which commands
/// change.
final class Records {

    static final JsonMapper JSON = JsonMapper.shared();

    private static final List<String> KINDS =
            List.of(
                    "customers",
                    "opportunities",
                    "tickets",
                    "tasks",
                    "notices",
                    "campaigns",
                    "touches",
                    "responses",
                    "employees",
                    "teams",
                    "products",
                    "pipelines",
                    "contacts",
                    "interactions");

    private static final Map<String, String> PREFIXES =
            Map.of("products", "prd", "tasks", "tsk", "notices", "ntc");

    private static final Map<String, List<String>> PERSONAL =
            Map.of(
                    "employees",
                    List.of("name"),
                    "tasks",
                    List.of("subject", "note"),
                    "contacts",
                    List.of("name", "jobTitle", "email", "phone"));

    private final Map<String, List<ObjectNode>> kinds = new ConcurrentHashMap<>();
    private final Map<String, List<String>> audiences = new ConcurrentHashMap<>();

    Records() {
        for (var kind : KINDS) {
            kinds.put(kind, new ArrayList<>());
            if (Records.class.getResource("/answers/" + kind + ".json") != null) {
                answer(kind).forEach(one -> all(kind).add((ObjectNode) one));
            }
        }
    }

    /// An answer as it was given.
    static JsonNode answer(String name) {
        try (var in = Records.class.getResourceAsStream("/answers/" + name + ".json")) {
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<ObjectNode> all(String kind) {
        return kinds.getOrDefault(kind, List.of());
    }

    Optional<ObjectNode> find(String kind, String id) {
        return all(kind).stream().filter(one -> one.path("id").asString().equals(id)).findFirst();
    }

    ObjectNode first(String kind) {
        return all(kind).getFirst();
    }

    /// As if somebody else had done it.
    ObjectNode change(String kind, String id, String attribute, String value) {
        var record = find(kind, id).orElseThrow();
        ((ObjectNode) record.get("state")).put(attribute, value);
        raise(record);
        return record;
    }

    /// Whom a campaign addresses: as many of the customers as it says, from the last on.
    private List<String> audience(String campaign) {
        return audiences.computeIfAbsent(
                campaign,
                id -> {
                    var size =
                            find("campaigns", id).orElseThrow().at("/state/audienceSize").asInt();
                    var ids =
                            all("customers").reversed().stream()
                                    .map(one -> one.path("id").asString());
                    return new ArrayList<>(ids.limit(size).toList());
                });
    }

    JsonNode audience(String campaign, SmallPlatform.Query query) {
        var from = query.one("cursor").isEmpty() ? 0 : Integer.parseInt(query.one("cursor"));
        var most = query.one("limit").isEmpty() ? 50 : Integer.parseInt(query.one("limit"));
        var all = audience(campaign);
        var page = JSON.createObjectNode();
        var items = page.putArray("items");
        all.stream().skip(from).limit(most).forEach(id -> items.addObject().put("customerId", id));
        if (all.size() > from + most) {
            page.put("nextCursor", String.valueOf(from + most));
        }
        var names = page.putObject("names");
        all.forEach(
                id -> find("customers", id).ifPresent(one -> names.set(id, one.at("/state/name"))));
        return page;
    }

    void address(ObjectNode campaign, boolean comes, JsonNode body) {
        var audience = audience(campaign.path("id").asString());
        body.path("customerIds")
                .forEach(one -> {
                    audience.remove(one.asString());
                    if (comes) {
                        audience.add(one.asString());
                    }
                });
        ((ObjectNode) campaign.get("state")).put("audienceSize", audience.size());
        raise(campaign);
    }

    /// What a command makes of what was sent.
    ObjectNode add(String kind, JsonNode body) {
        var made = JSON.createObjectNode();
        made.put(
                "id",
                PREFIXES.getOrDefault(kind, kind.substring(0, 3)) + "_new" + all(kind).size());
        made.put("revision", 1).put("epoch", 1).put("sequence", 1);
        var state = made.putObject("state");
        switch (kind) {
            case "pipelines" -> state.put("version", 0);
            case "employees" -> state.put("status", "ACTIVE").putArray("externalIds");
            case "products", "teams" -> state.putArray("externalIds");
            default ->
                    state.put("lifecycle", "PROSPECT")
                            .put("status", "OPEN")
                            .putArray("externalIds");
        }
        change(kind, made, body);
        all(kind).add(made);
        return made;
    }

    /// Sets what was sent, and takes away what was sent as `null`.
    static void change(String kind, ObjectNode record, JsonNode body) {
        var state = (ObjectNode) record.get("state");
        body.properties()
                .forEach(one -> {
                    var part =
                            PERSONAL.getOrDefault(kind, List.of()).contains(one.getKey())
                                    ? record.withObject("/personal")
                                    : state;
                    if (one.getValue().isNull()) {
                        part.remove(one.getKey());
                    } else {
                        part.set(one.getKey(), one.getValue());
                    }
                });
        if (kind.equals("pipelines")) {
            state.put("version", state.path("version").asInt() + 1);
            state.path("stages")
                    .forEach(stage -> {
                        if (!stage.has("retired")) {
                            ((ObjectNode) stage).put("retired", false);
                        }
                    });
        }
    }

    /// What a command with a name of its own does to a record.
    static void obey(ObjectNode record, String command, JsonNode body) {
        var state = (ObjectNode) record.get("state");
        switch (command) {
            case "win" -> state.put("status", "WON");
            case "loss" -> state.put("status", "LOST");
            case "reading" -> state.put("read", true);
            case "keeping" -> state.put("read", false);
            case "completion" -> state.put("status", "DONE");
            case "cancellation" -> state.put("status", "CANCELLED");
            case "resolution" -> state.put("status", "RESOLVED");
            case "retirement" -> state.put("retired", true);
            case "departure" -> state.put("status", "LEFT").put("left", true);
            case "employer" -> state.remove("left");
            case "dissolution" -> state.put("dissolved", true);
            default -> {}
        }
        body.properties().stream()
                .filter(one -> !one.getKey().equals("effectiveAt"))
                .forEach(one -> {
                    if (one.getValue().isNull()) {
                        state.remove(one.getKey());
                    } else {
                        state.set(one.getKey(), one.getValue());
                    }
                });
    }

    static boolean inUse(JsonNode record) {
        return !record.at("/state/retired").asBoolean(false)
                && !record.at("/state/dissolved").asBoolean(false)
                && !record.at("/state/status").asString("").equals("LEFT");
    }

    static String name(JsonNode record) {
        return record.at("/state/name").asString(record.at("/personal/name").asString(""));
    }

    /// What the platform tells of itself, with the pipelines that there are.
    JsonNode metadata() {
        var metadata = (ObjectNode) answer("metadata");
        var pipelines = metadata.putArray("pipelines");
        all("pipelines").forEach(pipelines::add);
        return metadata;
    }

    /// Names beside ids, as the gateway adds them: also of who came meanwhile.
    JsonNode names() {
        var names = (ObjectNode) answer("names");
        for (var kind : List.of("employees", "teams")) {
            all(kind).forEach(one -> names.put(one.path("id").asString(), name(one)));
        }
        return names;
    }

    JsonNode search(String kind, String plural, String text) {
        var found = JSON.createObjectNode().put("more", false);
        var items = found.putArray("items");
        all(plural).stream()
                .filter(one ->
                        name(one).toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT)))
                .forEach(one ->
                        items.addObject()
                                .put("kind", kind)
                                .put("id", one.path("id").asString())
                                .put("title", name(one))
                                .put("matchedBy", "NAME"));
        return found;
    }

    static void raise(ObjectNode record) {
        record.put("revision", record.path("revision").asLong() + 1);
        record.put("sequence", record.path("sequence").asLong() + 1);
    }
}
