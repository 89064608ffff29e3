package io.rapport.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
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
                    "campaigns",
                    "touches",
                    "responses",
                    "employees",
                    "teams",
                    "products",
                    "contacts",
                    "interactions");

    private final Map<String, List<ObjectNode>> kinds = new ConcurrentHashMap<>();

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

    static void raise(ObjectNode record) {
        record.put("revision", record.path("revision").asLong() + 1);
        record.put("sequence", record.path("sequence").asLong() + 1);
    }
}
