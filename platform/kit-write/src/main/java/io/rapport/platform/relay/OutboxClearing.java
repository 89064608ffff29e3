package io.rapport.platform.relay;

import com.mongodb.WriteConcern;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import java.util.Comparator;
import java.util.List;
import org.bson.Document;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/// Takes published entries out of the aggregates' documents, with plain operators. Losing a
/// clearing to a crash means a repeat, so it waits for no journal.
final class OutboxClearing {

    private final MongoDatabaseFactory databases;

    OutboxClearing(MongoDatabaseFactory databases) {
        this.databases = databases;
    }

    record Published(String id, long order) {}

    /// @param published one entry per aggregate
    /// @return whether all of them have nothing left to publish
    boolean clear(String collection, List<Published> published) {
        var sorted = published.stream().sorted(Comparator.comparing(Published::id)).toList();
        var target =
                databases
                        .getMongoDatabase()
                        .getCollection(collection)
                        .withWriteConcern(WriteConcern.W1.withJournal(false));
        var unordered = new BulkWriteOptions().ordered(false);
        var emptied =
                target.bulkWrite(sorted.stream().map(OutboxClearing::empty).toList(), unordered);
        if (emptied.getMatchedCount() == sorted.size()) {
            return true;
        }
        // Newer events came in between: only what is published goes, the rest stays pending.
        target.bulkWrite(sorted.stream().map(OutboxClearing::pull).toList(), unordered);
        return false;
    }

    private static UpdateOneModel<Document> empty(Published published) {
        return new UpdateOneModel<>(
                new Document("_id", published.id()).append(Outbox.ORDER, published.order()),
                new Document("$set", new Document(Outbox.ENTRIES, List.of()))
                        .append(
                                "$unset",
                                new Document(Outbox.PENDING, "").append(Outbox.PENDING_SINCE, "")));
    }

    private static UpdateOneModel<Document> pull(Published published) {
        var older = new Document("order", new Document("$lte", published.order()));
        return new UpdateOneModel<>(
                new Document("_id", published.id()),
                new Document("$pull", new Document(Outbox.ENTRIES, older)));
    }
}
