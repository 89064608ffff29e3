package io.rapport.platform.consume;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import io.rapport.platform.store.IndexSpec;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/// The parked records of this service, one document per consumer and record.
final class ParkingLot {

    static final String COLLECTION = "parked_records";
    private static final String OPEN = ParkedRecord.Status.OPEN.name();
    private static final int DUPLICATE_KEY = 11000;

    private final MongoDatabaseFactory databases;
    private final Clock clock;

    ParkingLot(MongoDatabaseFactory databases, Indexing indexes, Clock clock) {
        this.databases = databases;
        this.clock = clock;
        indexes.ensure(COLLECTION, IndexSpec.of("consumer", "status", "log"));
        indexes.ensure(COLLECTION, IndexSpec.of("status", "_id"));
    }

    /// Parks records; one that is parked already stays as it is, whatever became of it.
    void park(String consumer, Collection<Parking> parkings) {
        if (parkings.isEmpty()) {
            return;
        }
        var writes = parkings.stream().map(parking -> write(consumer, parking)).toList();
        try {
            collection().bulkWrite(writes, new BulkWriteOptions().ordered(false));
        } catch (MongoBulkWriteException e) {
            if (e.getWriteErrors().stream().anyMatch(error -> error.getCode() != DUPLICATE_KEY)) {
                throw e;
            }
        }
    }

    private UpdateOneModel<Document> write(String consumer, Parking parking) {
        var parked =
                new Document("consumer", consumer)
                        .append("topic", parking.topic())
                        .append("partition", parking.partition())
                        .append("offset", parking.offset())
                        .append("key", parking.key())
                        .append("reason", parking.reason().code())
                        .append("detail", parking.detail())
                        .append("hash", parking.hash())
                        .append("log", Instant.ofEpochMilli(parking.log()))
                        .append("firstSeen", clock.instant())
                        .append("status", OPEN);
        return new UpdateOneModel<>(
                new Document("_id", parking.id(consumer)),
                new Document("$setOnInsert", parked),
                new UpdateOptions().upsert(true));
    }

    Optional<ParkedRecord> find(String id) {
        return Optional.ofNullable(collection().find(new Document("_id", id)).first())
                .map(ParkedRecord::read);
    }

    List<ParkedRecord> list(ParkedRecord.Status status, @Nullable String after, int limit) {
        var filter = new Document("status", status.name());
        if (after != null) {
            filter.append("_id", new Document("$gt", after));
        }
        return collection()
                .find(filter)
                .sort(new Document("_id", 1))
                .limit(limit)
                .map(ParkedRecord::read)
                .into(new ArrayList<>());
    }

    /// Closes an open record.
    ///
    /// @return whether it was open
    boolean close(String id, ParkedRecord.Status status, String note) {
        var closed =
                new Document("status", status.name())
                        .append("note", note)
                        .append("closed", clock.instant());
        return collection()
                        .updateOne(
                                new Document("_id", id).append("status", OPEN),
                                new Document("$set", closed))
                        .getMatchedCount()
                == 1;
    }

    /// The log time of the earliest open record of a consumer.
    Optional<Instant> earliestOpen(String consumer) {
        return Optional.ofNullable(
                        collection()
                                .find(open(consumer))
                                .projection(new Document("log", 1))
                                .sort(new Document("log", 1))
                                .first())
                .map(document -> document.getDate("log").toInstant());
    }

    long countOpen(String consumer) {
        return collection().countDocuments(open(consumer));
    }

    /// Which of these keys have an open record.
    Set<String> openKeys(String consumer, Collection<String> keys) {
        var found = new HashSet<String>();
        var filter = open(consumer).append("key", new Document("$in", List.copyOf(keys)));
        for (var document : collection().find(filter).projection(new Document("key", 1))) {
            found.add(document.getString("key"));
        }
        return found;
    }

    /// The open records of one aggregate.
    List<ParkedRecord> openOf(String consumer, String key) {
        return collection()
                .find(open(consumer).append("key", key))
                .limit(50)
                .map(ParkedRecord::read)
                .into(new ArrayList<>());
    }

    /// Whether an earlier record of the same key and partition is open.
    boolean blocked(ParkedRecord parked) {
        var earlier =
                open(parked.consumer())
                        .append("key", parked.key())
                        .append("topic", parked.topic())
                        .append("partition", parked.partition())
                        .append("offset", new Document("$lt", parked.offset()));
        return parked.key() != null && collection().find(earlier).first() != null;
    }

    private static Document open(String consumer) {
        return new Document("consumer", consumer).append("status", OPEN);
    }

    private MongoCollection<Document> collection() {
        return databases.getMongoDatabase().getCollection(COLLECTION);
    }
}
