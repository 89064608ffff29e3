package io.rapport.platform.projection;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOptions;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/// Which generations of a view exist, and which one is read: one document per projection, so that a
/// switch is one write, seen by every instance with its next request.
public final class Generations {

    static final String COLLECTION = "projections";
    private static final int FIRST = 1;
    private static final int DUPLICATE_KEY = 11000;

    private final MongoDatabaseFactory databases;
    private final Clock clock;

    Generations(MongoDatabaseFactory databases, Clock clock) {
        this.databases = databases;
        this.clock = clock;
    }

    /// The generation to read. Ask again for every request.
    public Generation current(String projection) {
        var document = collection().find(new Document("_id", projection)).first();
        return new Generation(
                projection, document == null ? FIRST : document.getInteger("current"));
    }

    /// All generations that are fed, the oldest first. Makes the first one.
    List<Generation> open(String projection) {
        return document(projection).getList("open", Document.class).stream()
                .map(each -> new Generation(projection, each.getInteger("number")))
                .sorted(Comparator.comparingInt(Generation::number))
                .toList();
    }

    /// Opens the next generation, from now on fed by every instance.
    ///
    /// @return empty if one is being built already
    Optional<Generation> openNext(String projection) {
        var document = document(projection);
        int last = document.getInteger("last");
        if (last != document.getInteger("current") && isOpen(document, last)) {
            return Optional.empty();
        }
        var next = last + 1;
        var opened =
                collection()
                        .updateOne(
                                new Document("_id", projection).append("last", last),
                                new Document("$set", new Document("last", next))
                                        .append("$push", new Document("open", entry(next))));
        return opened.getMatchedCount() == 0
                ? Optional.empty()
                : Optional.of(new Generation(projection, next));
    }

    /// @return whether it is open, and so is current now
    boolean makeCurrent(Generation generation) {
        return collection()
                        .updateOne(
                                new Document("_id", generation.projection())
                                        .append("open.number", generation.number()),
                                new Document(
                                        "$set",
                                        new Document("current", generation.number())
                                                .append("switched", clock.instant())))
                        .getMatchedCount()
                == 1;
    }

    /// Ends the feeding of a generation.
    ///
    /// @return whether it was open and is not the current one
    boolean close(Generation generation) {
        var closed =
                collection()
                        .updateOne(
                                new Document("_id", generation.projection())
                                        .append("open.number", generation.number())
                                        .append(
                                                "current",
                                                new Document("$ne", generation.number())),
                                new Document(
                                        "$pull",
                                        new Document(
                                                "open",
                                                new Document("number", generation.number()))));
        return closed.getMatchedCount() == 1;
    }

    private static boolean isOpen(Document document, int number) {
        return document.getList("open", Document.class).stream()
                .anyMatch(each -> each.getInteger("number") == number);
    }

    private Document document(String projection) {
        var id = new Document("_id", projection);
        var document = collection().find(id).first();
        if (document != null) {
            return document;
        }
        create(projection);
        document = collection().find(id).first();
        if (document == null) {
            throw new IllegalStateException("the document of " + projection + " vanished");
        }
        return document;
    }

    private void create(String projection) {
        var first =
                new Document("current", FIRST)
                        .append("last", FIRST)
                        .append("open", List.of(entry(FIRST)));
        try {
            collection()
                    .updateOne(
                            new Document("_id", projection),
                            new Document("$setOnInsert", first),
                            new UpdateOptions().upsert(true));
        } catch (MongoWriteException e) {
            if (e.getError().getCode() != DUPLICATE_KEY) {
                throw e;
            }
        }
    }

    private Document entry(int number) {
        return new Document("number", number).append("opened", clock.instant());
    }

    private MongoCollection<Document> collection() {
        return databases.getMongoDatabase().getCollection(COLLECTION);
    }
}
