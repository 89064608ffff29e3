package io.rapport.engines;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// Claims, ids and facts: of all who write an `_id` for the first time, one wins and knows it.
final class Uniqueness {

    private static final int IDS = 100;

    private Uniqueness() {}

    static Finding insertsRace(Trial trial) {
        var name = "unique id, inserts race";
        var wrongErrors = new ArrayList<Integer>();
        var several = 0;
        var changed = 0;
        for (var id = 0; id < IDS; id++) {
            var mine = "id-" + id;
            var winners =
                    Together.call(Trial.CALLERS, caller -> insert(trial, mine, caller, wrongErrors))
                            .stream()
                            .filter(Objects::nonNull)
                            .toList();
            several += winners.size() > 1 ? 1 : 0;
            var stored = trial.seen("claims").find(new Document("_id", mine)).first();
            changed += stored == null || !winners.contains(stored.getInteger("by")) ? 1 : 0;
        }
        if (several > 0) {
            return Finding.unsafe(
                    name,
                    "It ignored a race for an _id: for %d of %d ids, several inserts were acknowledged."
                            .formatted(several, IDS));
        }
        if (changed > 0) {
            return Finding.unsafe(name, "What is stored is not what the winner inserted.");
        }
        if (!wrongErrors.isEmpty()) {
            return Finding.unsafe(
                    name,
                    "Losers are told code %d instead of 11000, so they cannot know that they lost."
                            .formatted(wrongErrors.getFirst()));
        }
        return Finding.works(
                name,
                "%d ids, %d writers each: one wins, the others are told 11000."
                        .formatted(IDS, Trial.CALLERS));
    }

    private static @Nullable Integer insert(
            Trial trial, String id, int caller, List<Integer> wrongErrors) {
        try {
            trial.collection("claims").insertOne(new Document("_id", id).append("by", caller));
            return caller;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY
                    || e.getError().getCode() != Trial.DUPLICATE_KEY) {
                synchronized (wrongErrors) {
                    wrongErrors.add(e.getError().getCode());
                }
            }
            return null;
        }
    }

    /// Judged by what is stored, for that is what Rapport relies on; who inserted, it does not ask.
    static Finding upsertsRace(Trial trial) {
        var name = "unique id, upserts race";
        var wrong = 0;
        for (var id = 0; id < IDS; id++) {
            var mine = "fact-" + id;
            Together.call(Trial.CALLERS, caller -> upsert(trial, mine, caller));
            var stored =
                    trial.seen("facts").find(new Document("_id", mine)).into(new ArrayList<>());
            wrong += stored.size() == 1 && hasAll(stored.getFirst()) ? 0 : 1;
        }
        return wrong == 0
                ? Finding.works(
                        name,
                        IDS + " ids: one document each, with what every caller had to say of it.")
                : Finding.unsafe(
                        name,
                        "For %d of %d ids, upserts that raced made several documents, or lost one."
                                .formatted(wrong, IDS));
    }

    private static boolean hasAll(Document stored) {
        var first = stored.getInteger("first");
        return first != null
                && first >= 0
                && first < Trial.CALLERS
                && Integer.valueOf(0).equals(stored.getInteger("least"))
                && Integer.valueOf(Trial.CALLERS).equals(stored.getInteger("times"));
    }

    /// Repeats after a lost race, as Rapport does.
    ///
    /// @return how often it was repeated
    private static int upsert(Trial trial, String id, int caller) {
        var update =
                new Document("$setOnInsert", new Document("first", caller))
                        .append("$min", new Document("least", caller))
                        .append("$inc", new Document("times", 1));
        for (var attempt = 0; attempt < 5; attempt++) {
            try {
                trial.collection("facts")
                        .updateOne(
                                new Document("_id", id), update, new UpdateOptions().upsert(true));
                return attempt;
            } catch (MongoWriteException e) {
                if (e.getError().getCode() != Trial.DUPLICATE_KEY) {
                    throw e;
                }
            }
        }
        throw new IllegalStateException("an upsert meets 11000 again and again");
    }

    static Finding unorderedBulk(Trial trial) {
        var name = "bulk of several writes";
        trial.collection("bulk").insertOne(new Document("_id", 3).append("n", 0));
        var writes = new ArrayList<WriteModel<Document>>();
        for (var id = 0; id < 6; id++) {
            writes.add(new InsertOneModel<>(new Document("_id", id).append("n", 1)));
        }
        writes.add(new UpdateOneModel<>(new Document("_id", 3), inc()));
        writes.add(
                new UpdateOneModel<>(
                        new Document("_id", 9), inc(), new UpdateOptions().upsert(true)));
        try {
            trial.collection("bulk").bulkWrite(writes, new BulkWriteOptions().ordered(false));
            return Finding.unsafe(name, "A duplicate in a bulk is not told.");
        } catch (MongoBulkWriteException e) {
            var told =
                    e.getWriteErrors().size() == 1
                            && e.getWriteErrors().getFirst().getIndex() == 3
                            && e.getWriteErrors().getFirst().getCode() == Trial.DUPLICATE_KEY;
            // A fact that was there already must be told; one too many costs a read.
            var matched = e.getWriteResult().getMatchedCount() >= 1;
            return told && matched && areOthersDone(trial)
                    ? Finding.works(name, "The others are done, and the failed one is named.")
                    : Finding.unsafe(
                            name,
                            "After a failed write in an unordered bulk the others are not done, or"
                                    + " the answer does not say which failed.");
        }
    }

    private static boolean areOthersDone(Trial trial) {
        var stored = new HashMap<Object, @Nullable Object>();
        trial.seen("bulk")
                .find()
                .forEach(each -> stored.put(each.get("_id"), each.getInteger("n")));
        return stored.equals(Map.of(0, 1, 1, 1, 2, 1, 3, 1, 4, 1, 5, 1, 9, 1));
    }

    private static Document inc() {
        return new Document("$inc", new Document("n", 1));
    }
}
