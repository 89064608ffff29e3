package io.rapport.engines;

import com.mongodb.MongoCommandException;
import com.mongodb.client.model.UpdateOptions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.bson.Document;

/// What was acknowledged is there: at once, for others, and later.
final class Durability {

    private static final int EACH = 300;

    private Durability() {}

    /// @param unseen acknowledged, but not there for another client straight after
    private record Inserted(List<String> acknowledged, List<String> unseen) {}

    static Finding acknowledgedWrites(Trial trial) {
        var name = "acknowledged writes";
        var all = Together.call(Trial.CALLERS, caller -> insert(trial, caller));
        var unseen = all.stream().mapToLong(each -> each.unseen().size()).sum();
        var acknowledged = all.stream().flatMap(each -> each.acknowledged().stream()).toList();
        var present = new HashSet<String>();
        trial.seen("kept").find().forEach(found -> present.add(found.getString("_id")));
        var lost = acknowledged.stream().filter(id -> !present.contains(id)).count();
        if (unseen > 0) {
            return Finding.unsafe(
                    name,
                    "It dropped a write: %d of %d acknowledged inserts were not there when another"
                                    .formatted(unseen, acknowledged.size())
                            + " client read them straight after.");
        }
        if (lost > 0) {
            return Finding.unsafe(
                    name,
                    "It lost an acknowledged write: %d of %d inserts were there at first and are"
                                    .formatted(lost, acknowledged.size())
                            + " gone.");
        }
        return Finding.works(
                name,
                "%d inserts by %d writers, each read by another client: all there, all stay."
                        .formatted(acknowledged.size(), Trial.CALLERS));
    }

    private static Inserted insert(Trial trial, int caller) {
        var acknowledged = new ArrayList<String>();
        var unseen = new ArrayList<String>();
        for (var number = 0; number < EACH; number++) {
            var id = caller + "-" + number;
            var result = trial.collection("kept").insertOne(new Document("_id", id));
            if (result.wasAcknowledged()) {
                acknowledged.add(id);
                if (trial.seen("kept").find(new Document("_id", id)).first() == null) {
                    unseen.add(id);
                }
            }
        }
        return new Inserted(acknowledged, unseen);
    }

    static Finding acknowledgedUpdates(Trial trial) {
        var name = "acknowledged updates";
        Together.call(Trial.CALLERS, caller -> count(trial, caller));
        var behind = 0L;
        for (var counter : trial.seen("counters").find()) {
            behind += EACH - counter.getInteger("n");
        }
        return behind == 0
                ? Finding.works(name, Trial.CALLERS * EACH + " increments: none is missing.")
                : Finding.unsafe(
                        name,
                        "It dropped a write: %d of %d acknowledged increments are missing."
                                .formatted(behind, Trial.CALLERS * EACH));
    }

    private static int count(Trial trial, int caller) {
        for (var number = 0; number < EACH; number++) {
            trial.collection("counters")
                    .updateOne(
                            new Document("_id", caller),
                            new Document("$inc", new Document("n", 1)),
                            new UpdateOptions().upsert(true));
        }
        return EACH;
    }

    static Finding journalAndMajority(Trial trial) {
        var name = "journal and majority";
        var told = trial.collection("journaled").insertOne(new Document("_id", 1));
        if (!told.wasAcknowledged()) {
            return Finding.unsafe(name, "Writes with w: majority, j: true are not acknowledged.");
        }
        if (trial.seen("journaled").find(new Document("_id", 1)).first() == null) {
            return Finding.unsafe(name, "A read with majority does not see a majority's write.");
        }
        return Finding.works(name, "Both are taken. " + engine(trial));
    }

    /// What the store says of its journal; a loss of power cannot be tried from here.
    private static String engine(Trial trial) {
        try {
            var status = trial.admin().runCommand(new Document("serverStatus", 1));
            var engine = status.get("storageEngine", new Document());
            return engine.isEmpty()
                    ? "A loss of power was not tried."
                    : "Engine %s, on disk: %s. A loss of power was not tried."
                            .formatted(engine.get("name"), engine.get("persistent"));
        } catch (MongoCommandException e) {
            return "A loss of power was not tried.";
        }
    }
}
