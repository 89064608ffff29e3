package io.rapport.test.proof;

import io.rapport.test.ApiDocument.Operation;
import java.util.Map;
import java.util.TreeMap;

/// Sends [HostileBodies] to an operation, and counts those that it accepts.
final class AcceptanceProof {

    private final ProofGround ground;
    private final Map<String, String> records;
    private final Map<String, String> names;

    /// @param records per path of operations, the id of a record
    /// @param references what fields may name besides
    AcceptanceProof(
            ProofGround ground, Map<String, String> records, Map<String, String> references) {
        this.ground = ground;
        this.records = records;
        this.names = namesOf(records, references);
    }

    int accepted(Operation operation, String type) {
        var bodies = new HostileBodies(ground.document(), operation, type, names);
        var count = 0;
        for (var body : bodies.all(type)) {
            var answer =
                    ground.everyone()
                            .send(
                                    operation.method(),
                                    pathOf(operation, operation.path()),
                                    body,
                                    "Content-Type",
                                    type,
                                    "If-Match",
                                    revision(operation));
            // 503: it names a record of a neighbour who is not there to be asked.
            if (answer.status() >= 500 && answer.status() != 503) {
                ground.wrong.add(operation + " with " + body + " answered " + answer.raw().body());
            }
            var taken = answer.status() < 300 && answer.body().path("rejected").asInt(0) == 0;
            count += taken ? 1 : 0;
        }
        return count;
    }

    private String revision(Operation operation) {
        if (!operation.hasVariable()) {
            return "\"1\"";
        }
        var record = operation.path().substring(0, operation.path().indexOf('}') + 1);
        var eTag = ground.everyone().get(pathOf(operation, record)).header("ETag");
        return eTag.isEmpty() ? "\"1\"" : eTag;
    }

    private String pathOf(Operation operation, String path) {
        var kind = operation.path().replaceFirst("/\\{.*", "");
        return path.replaceFirst("\\{[^}]*}", records.getOrDefault(kind, "none_1"));
    }

    /// By the names of fields, the records that they may mean.
    static Map<String, String> namesOf(Map<String, String> records, Map<String, String> further) {
        var names = new TreeMap<String, String>();
        records.forEach((path, id) -> {
            var kind = path.substring(path.lastIndexOf('/') + 1).replaceFirst("s$", "");
            names.put(kind + "Id", id);
        });
        names.putAll(further);
        return names;
    }
}
