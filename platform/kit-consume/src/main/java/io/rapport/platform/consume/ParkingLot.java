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
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/// The parked records of this service, one document per consumer and record.
final class ParkingLot {

    static final String COLLECTION = "parked_records";
    private static final String OPEN = ParkedRecord.Status.OPEN.name();
    private static final int DUPLICATE_KEY = 11000;

    /// Of a discarded record: the log time from which on it is lost.
    private static final String SINCE = "lostSince";

    /// Its consumer, as long as that has not been told of the discard.
    private static final String SETTLE = "settle";

    /// Its consumer, if nobody can tell whose event it was.
    private static final String UNNAMED = "unnamed";

    private final MongoDatabaseFactory databases;
    private final Clock clock;

    ParkingLot(MongoDatabaseFactory databases, Indexing indexes, Clock clock) {
        this.databases = databases;
        this.clock = clock;
        indexes.ensure(COLLECTION, IndexSpec.of("consumer", "status", "log"));
        indexes.ensure(COLLECTION, IndexSpec.of("status", "_id"));
        indexes.ensure(COLLECTION, IndexSpec.of(SETTLE));
        indexes.ensure(COLLECTION, IndexSpec.of(UNNAMED));
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

    /// A record was applied after all. That wins over a discard that came in between.
    void replayed(String id, String note) {
        collection()
                .updateOne(
                        new Document("_id", id),
                        new Document("$set", closed(ParkedRecord.Status.REPLAYED, note))
                                .append("$unset", new Document(SETTLE, "").append(UNNAMED, "")));
    }

    /// Gives an open record up. From its log time on it is lost, for no watermark has passed that.
    ///
    /// @return whether it was open
    boolean discard(String id, String note) {
        var found = find(id);
        if (found.isEmpty()) {
            return false;
        }
        var discarded =
                closed(ParkedRecord.Status.DISCARDED, note)
                        .append(SINCE, found.get().logTime())
                        .append(SETTLE, found.get().consumer());
        return collection()
                        .updateOne(
                                new Document("_id", id).append("status", OPEN),
                                new Document("$set", discarded))
                        .getMatchedCount()
                == 1;
    }

    private Document closed(ParkedRecord.Status status, String note) {
        return new Document("status", status.name())
                .append("note", note)
                .append("closed", clock.instant());
    }

    /// A discarded record that its consumer has not been told of yet.
    ///
    /// @param since the log time from which on it is lost
    record Discarded(ParkedRecord parked, Instant since) {

        static Discarded read(Document document) {
            return new Discarded(ParkedRecord.read(document), document.getDate(SINCE).toInstant());
        }
    }

    Optional<Discarded> unsettled(String id) {
        return Optional.ofNullable(
                        collection()
                                .find(new Document("_id", id).append(SETTLE, present()))
                                .first())
                .map(Discarded::read);
    }

    /// Some of them.
    List<Discarded> unsettled() {
        return collection()
                .find(new Document(SETTLE, present()))
                .limit(200)
                .map(Discarded::read)
                .into(new ArrayList<>());
    }

    /// What an earlier version discarded let watermarks pass: it is lost from now on, so that what
    /// was answered before is answered again.
    void adoptOldDiscards() {
        var old =
                new Document("status", ParkedRecord.Status.DISCARDED.name())
                        .append(SINCE, new Document("$exists", false));
        for (var each : collection().find(old).projection(new Document("consumer", 1))) {
            collection()
                    .updateOne(
                            new Document("_id", each.getString("_id"))
                                    .append(SINCE, new Document("$exists", false)),
                            new Document(
                                    "$set",
                                    new Document(SINCE, clock.instant())
                                            .append(SETTLE, each.getString("consumer"))));
        }
    }

    /// Its consumer knows that it is lost.
    void settled(String id) {
        settle(id, new Document());
    }

    /// Nobody can tell whose event it was.
    void settledUnnamed(String id, String consumer) {
        settle(id, new Document("$set", new Document(UNNAMED, consumer)));
    }

    private void settle(String id, Document update) {
        collection()
                .updateOne(
                        new Document("_id", id)
                                .append("status", ParkedRecord.Status.DISCARDED.name()),
                        update.append("$unset", new Document(SETTLE, "")));
    }

    /// Which of these records were given up, and the log time from which on each is lost.
    Map<String, Instant> givenUp(
            String consumer, Collection<ConsumerRecord<byte[], byte[]>> messages) {
        adoptOldDiscards();
        var byId = new HashMap<String, ConsumerRecord<byte[], byte[]>>();
        messages.forEach(message -> byId.put(Parking.id(consumer, message), message));
        var filter =
                new Document("_id", new Document("$in", List.copyOf(byId.keySet())))
                        .append("status", ParkedRecord.Status.DISCARDED.name());
        var found = new HashMap<String, Instant>();
        for (var document : collection().find(filter)) {
            var id = document.getString("_id");
            var message = byId.get(id);
            if (message != null && RecordHash.of(message).equals(document.getString("hash"))) {
                found.put(id, document.getDate(SINCE).toInstant());
            }
        }
        return found;
    }

    /// The log time of the earliest record of a consumer that is open or not settled.
    Optional<Instant> earliestOpen(String consumer) {
        return Stream.concat(
                        earliest(open(consumer), "log").stream(),
                        earliest(new Document(SETTLE, consumer), SINCE).stream())
                .min(Comparator.naturalOrder());
    }

    private Optional<Instant> earliest(Document filter, String field) {
        return Optional.ofNullable(
                        collection()
                                .find(filter)
                                .projection(new Document(field, 1))
                                .sort(new Document(field, 1))
                                .first())
                .map(document -> document.getDate(field).toInstant());
    }

    long countOpen(String consumer) {
        return collection().countDocuments(open(consumer))
                + collection().countDocuments(new Document(SETTLE, consumer));
    }

    long countUnnamed(String consumer) {
        return collection().countDocuments(new Document(UNNAMED, consumer));
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

    private static Document present() {
        return new Document("$exists", true);
    }

    private static Document open(String consumer) {
        return new Document("consumer", consumer).append("status", OPEN);
    }

    private MongoCollection<Document> collection() {
        return databases.getMongoDatabase().getCollection(COLLECTION);
    }
}
