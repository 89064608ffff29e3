package io.rapport.analytics.changes;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/// What happened, in the order in which this service came to know it: blocks of changes numbered
/// without a hole, the same numbers for every instance. Independent of generations of views.
///
/// Short: what is too old goes, from the beginning, but never the newest block, which says where
/// numbers go on.
final class ChangeLog {

    /// No block holds more.
    static final int LARGEST_BLOCK = 500;

    private static final String BASE = "changes";
    private static final String CHANGES = "changes";
    private static final String SIZE = "size";
    private static final String NEWEST = "newest";
    private static final Document BY_NUMBER = new Document("_id", 1);
    private static final Document NEWEST_FIRST = new Document("_id", -1);
    private static final Document WITHOUT_CHANGES = new Document(SIZE, 1).append(NEWEST, 1);

    private final MongoDatabaseFactory databases;
    private final Nudge nudge;

    /// @param nudge is given when something was appended here
    ChangeLog(MongoDatabaseFactory databases, Nudge nudge) {
        this.databases = databases;
        this.nudge = nudge;
    }

    /// A place in the log: behind which change.
    ///
    /// @param number of the last change before it; 0 at the beginning of a new log
    /// @param event id of that change's event, so that a log that was set back and went on in
    ///   another way is not taken for the same; empty at the beginning
    record Place(long number, String event) {

        static final Place BEGINNING = new Place(0, "");
    }

    /// Changes with numbers from `first` on.
    record Block(long first, List<Change> changes) {

        Block {
            changes = List.copyOf(changes);
        }

        Place end() {
            return placeAfter(changes.size() - 1);
        }

        /// Behind one of its changes.
        Place placeAfter(int index) {
            return new Place(first + index, changes.get(index).event());
        }

        /// What follows a place within it.
        Block after(Place place) {
            var from = Math.toIntExact(place.number() - first + 1);
            return new Block(first + from, changes.subList(from, changes.size()));
        }

        boolean holds(Place place) {
            var index = place.number() - first;
            return index >= 0
                    && index < changes.size()
                    && changes.get((int) index).event().equals(place.event());
        }
    }

    /// Appends changes; others may append meanwhile.
    void append(List<Change> changes, Instant now) {
        for (var from = 0; from < changes.size(); from += LARGEST_BLOCK) {
            var to = Math.min(changes.size(), from + LARGEST_BLOCK);
            appendBlock(changes.subList(from, to), now);
        }
        if (!changes.isEmpty()) {
            nudge.give();
        }
    }

    /// Two writers that want the same number: the store lets one through, the other goes behind.
    private void appendBlock(List<Change> changes, Instant now) {
        var values =
                new Document(SIZE, changes.size())
                        .append("at", Date.from(now))
                        .append(NEWEST, changes.getLast().event())
                        .append(CHANGES, changes.stream().map(Change::stored).toList());
        while (!took(end().number() + 1, values)) {
            Thread.onSpinWait();
        }
    }

    private boolean took(long number, Document values) {
        try {
            return collection()
                            .updateOne(
                                    new Document("_id", number),
                                    new Document("$setOnInsert", values),
                                    new UpdateOptions().upsert(true))
                            .getMatchedCount()
                    == 0;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            return false;
        }
    }

    /// Behind the newest change.
    Place end() {
        return place(
                collection()
                        .find()
                        .projection(WITHOUT_CHANGES)
                        .sort(NEWEST_FIRST)
                        .limit(1)
                        .first());
    }

    /// Whether the log still has that place, as the end of a block.
    boolean hasEnd(Place place) {
        return place.number() == 0
                || place(
                                collection()
                                        .find(upTo(place.number()))
                                        .projection(WITHOUT_CHANGES)
                                        .sort(NEWEST_FIRST)
                                        .limit(1)
                                        .first())
                        .equals(place);
    }

    /// The block in which a place lies; `null` if the log has no such place any more, or never had.
    @Nullable Block holding(Place place) {
        var found = collection().find(upTo(place.number())).sort(NEWEST_FIRST).limit(1).first();
        if (found == null) {
            return null;
        }
        var block = block(found);
        return block.holds(place) ? block : null;
    }

    /// The blocks behind the end of a block, oldest first.
    ///
    /// @return `null` if what follows that place is gone
    @Nullable List<Block> beyond(long number, int limit) {
        var blocks =
                collection()
                        .find(new Document("_id", new Document("$gt", number)))
                        .sort(BY_NUMBER)
                        .limit(limit)
                        .map(ChangeLog::block)
                        .into(new ArrayList<>());
        return blocks.isEmpty() || blocks.getFirst().first() == number + 1 ? blocks : null;
    }

    /// Forgets what is older, and what is more.
    ///
    /// @param kept so many changes at least stay
    void sweep(long kept, Instant before) {
        var end = end().number();
        var tooMany =
                collection()
                        .find(upTo(end - kept))
                        .projection(BY_NUMBER)
                        .sort(NEWEST_FIRST)
                        .limit(1)
                        .first();
        var tooOld =
                collection()
                        .find(new Document("at", new Document("$lt", Date.from(before))))
                        .projection(BY_NUMBER)
                        .sort(NEWEST_FIRST)
                        .limit(1)
                        .first();
        var newest = collection().find().projection(BY_NUMBER).sort(NEWEST_FIRST).limit(1).first();
        if (newest == null) {
            return;
        }
        // A block goes when the one behind it begins at or before what is to stay.
        var many = tooMany == null ? 0 : tooMany.getLong("_id");
        var old = tooOld == null ? 0 : tooOld.getLong("_id") + 1;
        var boundary = Math.min(newest.getLong("_id"), Math.max(many, old));
        if (boundary > 1) {
            collection().deleteMany(new Document("_id", new Document("$lt", boundary)));
        }
    }

    private static Document upTo(long number) {
        return new Document("_id", new Document("$lte", number));
    }

    private static Place place(@Nullable Document block) {
        return block == null
                ? Place.BEGINNING
                : new Place(
                        block.getLong("_id") + block.getInteger(SIZE) - 1, block.getString(NEWEST));
    }

    private static Block block(Document stored) {
        return new Block(
                stored.getLong("_id"),
                stored.getList(CHANGES, Document.class).stream().map(Change::read).toList());
    }

    private MongoCollection<Document> collection() {
        return databases.getMongoDatabase().getCollection(BASE);
    }
}
