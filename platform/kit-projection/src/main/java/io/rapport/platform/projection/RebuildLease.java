package io.rapport.platform.projection;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.bson.Document;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/// Which instance fills a generation. No clock is shared: another one takes over after the holder's
/// beat stood still for a lease of its own monotonic time. Two at a time would do no harm, only the
/// work twice.
final class RebuildLease {

    static final String COLLECTION = "rebuild_leases";
    private static final int DUPLICATE_KEY = 11000;

    private final MongoDatabaseFactory databases;
    private final Duration lease;
    private final LongSupplier nanos;
    private final String me = UUID.randomUUID().toString();
    private final Map<String, Sighting> sightings = new HashMap<>();

    RebuildLease(MongoDatabaseFactory databases, Duration lease, LongSupplier nanos) {
        this.databases = databases;
        this.lease = lease;
        this.nanos = nanos;
    }

    private record Sighting(String owner, long beat, long at) {}

    /// Takes the lease if nobody has it, or its holder has not moved.
    synchronized boolean take(Generation generation) {
        var document = leases().find(new Document("_id", generation.id())).first();
        if (document == null) {
            return insert(generation);
        }
        var owner = document.getString("owner");
        if (owner.equals(me)) {
            return beat(generation);
        }
        var seen = new Sighting(owner, document.getLong("beat"), nanos.getAsLong());
        var before = sightings.get(generation.id());
        if (before == null || before.beat() != seen.beat() || !before.owner().equals(owner)) {
            sightings.put(generation.id(), seen);
            return false;
        }
        return seen.at() - before.at() > lease.toNanos() && depose(generation, seen);
    }

    /// Shows that the holder lives.
    ///
    /// @return whether it still holds it
    synchronized boolean beat(Generation generation) {
        return leases().updateOne(mine(generation), new Document("$inc", new Document("beat", 1L)))
                        .getMatchedCount()
                == 1;
    }

    synchronized void release(Generation generation) {
        leases().deleteOne(mine(generation));
    }

    private boolean depose(Generation generation, Sighting seen) {
        return leases().updateOne(
                                new Document("_id", generation.id())
                                        .append("owner", seen.owner())
                                        .append("beat", seen.beat()),
                                new Document("$set", new Document("owner", me)))
                        .getMatchedCount()
                == 1;
    }

    private boolean insert(Generation generation) {
        try {
            leases().insertOne(mine(generation).append("beat", 1L));
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCode() == DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }

    private Document mine(Generation generation) {
        return new Document("_id", generation.id()).append("owner", me);
    }

    private MongoCollection<Document> leases() {
        return databases.getMongoDatabase().getCollection(COLLECTION);
    }
}
