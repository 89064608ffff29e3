package io.rapport.engines;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;

/// The one write of an aggregate, and the clearing of what was published.
final class ConditionalWrites {

    private static final int EACH = 80;

    private ConditionalWrites() {}

    /// @param revision that the store said was made
    /// @param token that went into the array with it
    private record Told(long revision, String token) {}

    /// Many writers compare and set one document; every win must be there, and be one.
    static Finding conditionalUpdate(Trial trial) {
        var name = "conditional update";
        trial.collection("cas")
                .insertOne(
                        new Document("_id", "one")
                                .append("revision", 0L)
                                .append("outbox", List.of()));
        var told =
                Together.call(Trial.CALLERS, caller -> wins(trial, caller)).stream()
                        .flatMap(List::stream)
                        .toList();
        var stored = trial.seen("cas").find(new Document("_id", "one")).first();
        if (stored == null) {
            return Finding.unsafe(name, "The document is gone.");
        }
        var tokens = new HashSet<String>();
        stored.getList("outbox", Document.class)
                .forEach(entry -> tokens.add(entry.getString("token")));
        var missing = told.stream().filter(each -> !tokens.contains(each.token())).count();
        var twice = told.size() - told.stream().map(Told::revision).distinct().count();
        if (missing > 0) {
            return Finding.unsafe(
                    name,
                    "It dropped a write: %d of %d acknowledged updates are not in the document."
                            .formatted(missing, told.size()));
        }
        if (twice > 0 || stored.getLong("revision") != told.size()) {
            return Finding.unsafe(
                    name,
                    "It applied a stale compare-and-set: %d writers were told that they made a"
                                    .formatted(twice)
                            + " revision that another one had made.");
        }
        return Finding.works(
                name,
                "%d updates on _id and revision by %d writers: each revision was made once."
                        .formatted(told.size(), Trial.CALLERS));
    }

    private static List<Told> wins(Trial trial, int caller) {
        var won = new ArrayList<Told>();
        var collection = trial.collection("cas");
        for (var attempt = 0; won.size() < EACH && attempt < EACH * 200; attempt++) {
            var found =
                    collection
                            .find(new Document("_id", "one"))
                            .projection(new Document("revision", 1))
                            .first();
            var revision = found == null ? 0 : found.getLong("revision");
            var token = caller + "-" + attempt;
            var entry = new Document("order", revision + 1).append("token", token);
            var result =
                    collection.updateOne(
                            new Document("_id", "one").append("revision", revision),
                            new Document("$set", new Document("revision", revision + 1))
                                    .append("$push", new Document("outbox", entry)));
            if (result.getMatchedCount() == 1) {
                won.add(new Told(revision + 1, token));
            }
        }
        return won;
    }

    /// Readers never see one half of an update: a state without its event, or the reverse.
    static Finding setAndPushTogether(Trial trial) {
        var name = "set and push together";
        var id = new Document("_id", "both");
        trial.collection("both")
                .insertOne(new Document("_id", "both").append("n", 0).append("list", List.of()));
        var running = new AtomicBoolean(true);
        var halves = new AtomicInteger();
        Together.call(
                3,
                caller -> caller == 0 ? write(trial, id, running) : look(trial, running, halves));
        if (halves.get() > 0) {
            return Finding.unsafe(
                    name, "A reader saw a field set without the entry pushed beside it.");
        }
        return Finding.works(name, "Readers saw both halves of every update, or none.");
    }

    private static int write(Trial trial, Document id, AtomicBoolean running) {
        for (var n = 1; n <= 300; n++) {
            trial.collection("both")
                    .updateOne(
                            id,
                            new Document("$set", new Document("n", n))
                                    .append("$push", new Document("list", n)));
        }
        running.set(false);
        return 300;
    }

    private static int look(Trial trial, AtomicBoolean running, AtomicInteger halves) {
        var looks = 0;
        while (running.get()) {
            var found = trial.seen("both").find().first();
            if (found != null
                    && found.getInteger("n") != found.getList("list", Integer.class).size()) {
                halves.incrementAndGet();
            }
            looks++;
        }
        return looks;
    }

    /// Published entries are taken out by comparing their order, while newer ones are pushed.
    static Finding pullWithCompare(Trial trial) {
        var name = "pull with compare";
        var id = new Document("_id", "outbox");
        var collection = trial.collection("pull");
        collection.insertOne(new Document("_id", "outbox").append("outbox", List.of()));
        Together.call(2, caller -> caller == 0 ? push(trial, id) : clear(trial, id));
        var left = new HashMap<Long, Integer>();
        var stored = trial.seen("pull").find(id).first();
        if (stored != null) {
            stored.getList("outbox", Document.class)
                    .forEach(entry -> left.merge(entry.getLong("order"), 1, Integer::sum));
        }
        Set<Long> wanted = new HashSet<>();
        for (var order = 201L; order <= 400; order++) {
            wanted.add(order);
        }
        if (!left.keySet().containsAll(wanted)) {
            return Finding.unsafe(
                    name, "Taking out published entries took unpublished ones with them.");
        }
        if (left.size() != wanted.size() || left.values().stream().anyMatch(n -> n != 1)) {
            return Finding.unsafe(name, "Published entries stay, or entries stand there twice.");
        }
        return Finding.works(name, "Entries up to an order go, all others stay, under pushes.");
    }

    private static int push(Trial trial, Document id) {
        for (var order = 1L; order <= 400; order++) {
            var entry = new Document("order", order).append("size", 10);
            trial.collection("pull")
                    .updateOne(id, new Document("$push", new Document("outbox", entry)));
        }
        return 400;
    }

    private static int clear(Trial trial, Document id) {
        var cleared = 0L;
        while (cleared < 200) {
            var found = trial.collection("pull").find(id).first();
            var seen =
                    found == null
                            ? 0
                            : found.getList("outbox", Document.class).stream()
                                    .mapToLong(entry -> entry.getLong("order"))
                                    .max()
                                    .orElse(cleared);
            cleared = Math.max(cleared, Math.min(200, seen));
            var older = new Document("order", new Document("$lte", cleared));
            trial.collection("pull")
                    .updateOne(id, new Document("$pull", new Document("outbox", older)));
        }
        return 0;
    }
}
