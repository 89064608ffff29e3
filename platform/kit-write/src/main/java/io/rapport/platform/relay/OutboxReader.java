package io.rapport.platform.relay;

import com.mongodb.ReadConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import com.mongodb.connection.ClusterType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/// Finds unpublished events in the aggregates' collections and clears published ones.
final class OutboxReader {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxReader.class);
    private static final int MOST_REPORTED = 1_000;
    private static final int COUNT_LIMIT = 10_000;

    private final MongoDatabaseFactory databases;
    private final MongoClient client;
    private final Set<String> unreadable = ConcurrentHashMap.newKeySet();
    private final Set<String> collections = new CopyOnWriteArraySet<>();

    OutboxReader(MongoDatabaseFactory databases, MongoClient client) {
        this.databases = databases;
        this.client = client;
    }

    void register(String collection) {
        collections.add(collection);
    }

    /// An aggregate with unpublished events.
    ///
    /// @param since when the oldest of them was stored
    record Dirty(String collection, String id, Instant since, List<OutboxEntry> entries) {}

    /// The aggregates of these buckets that have waited longest, over all collections.
    List<Dirty> oldest(Set<Integer> buckets, int limit) {
        var found = new ArrayList<Dirty>();
        for (var collection : collections) {
            var documents =
                    database()
                            .getCollection(collection)
                            .find(pendingIn(buckets))
                            .projection(
                                    new Document(Outbox.ENTRIES, 1).append(Outbox.PENDING_SINCE, 1))
                            .sort(new Document(Outbox.PENDING_SINCE, 1))
                            .limit(limit)
                            .maxTime(5, TimeUnit.SECONDS);
            for (var document : documents) {
                read(collection, document).ifPresent(found::add);
            }
        }
        return found;
    }

    /// An outbox that cannot be read holds up its own aggregate alone.
    private Optional<Dirty> read(String collection, Document document) {
        var id = document.getString("_id");
        try {
            var entries = OutboxEntry.readAll(document);
            return Optional.of(new Dirty(collection, id, since(document, entries), entries));
        } catch (RuntimeException e) {
            if (unreadable.size() < MOST_REPORTED && unreadable.add(id)) {
                LOG.error("the outbox of {} cannot be read and is left out", id, e);
            }
            return Optional.empty();
        }
    }

    /// A document that does not tell since when it waits has it from its first event.
    private static Instant since(Document document, List<OutboxEntry> entries) {
        var since = document.getDate(Outbox.PENDING_SINCE);
        if (since != null) {
            return since.toInstant();
        }
        var recorded = entries.isEmpty() ? null : entries.getFirst().headers().get("ce_time");
        return recorded == null ? Instant.EPOCH : Instant.parse(recorded);
    }

    /// Whether a read shows only what a majority has, so that no write of ours need follow it.
    boolean readsAreDurable() {
        return client.getClusterDescription().getType() != ClusterType.STANDALONE;
    }

    /// How many aggregates of these buckets wait, at most 10,000.
    long count(Set<Integer> buckets) {
        var sum = 0L;
        for (var collection : collections) {
            var answer =
                    database()
                            .runCommand(
                                    new Document("count", collection)
                                            .append("query", pendingIn(buckets))
                                            .append("limit", COUNT_LIMIT));
            sum += answer.get("n", (Number) 0).longValue();
        }
        return Math.min(sum, COUNT_LIMIT);
    }

    /// Since when the longest waiting aggregate of any bucket waits.
    Optional<Instant> oldestSince(Collection<Dirty> dirty) {
        return dirty.stream().map(Dirty::since).min(Instant::compareTo);
    }

    private static Document pendingIn(Set<Integer> buckets) {
        return new Document(Outbox.PENDING, new Document("$in", List.copyOf(buckets)));
    }

    private MongoDatabase database() {
        var database = databases.getMongoDatabase();
        return readsAreDurable() ? database.withReadConcern(ReadConcern.MAJORITY) : database;
    }
}
