package io.rapport.platform.relay;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/// Which instance relays which buckets. No clock is shared: an instance raises its counter, and
/// another one deposes it only after that counter stood still for one lease of the other's own
/// monotonic time. A deposed instance can never raise its counter again; it starts anew under
/// another name.
///
/// Safe for several threads; [#holds(int)] never waits for another.
final class Leases {

    static final String COLLECTION = "relay_leases";
    static final String OWNER = "owner";
    static final String COUNTER = "counter";
    static final String DEPOSED = "deposed";
    private static final String INSTANCE = "instance:";
    private static final String BUCKET = "bucket:";

    private final MongoDatabaseFactory databases;
    private final RelayProperties properties;
    private final LongSupplier nanos;
    private final Map<String, Sighting> sightings = new HashMap<>();
    private final Set<Integer> held = new ConcurrentSkipListSet<>();
    private volatile String me = newName();
    private volatile long aliveSince;
    private volatile boolean registered;

    Leases(MongoDatabaseFactory databases, RelayProperties properties, LongSupplier nanos) {
        this.databases = databases;
        this.properties = properties;
        this.nanos = nanos;
    }

    /// Whether a record of this bucket may be sent now.
    boolean holds(int bucket) {
        return held.contains(bucket) && alive();
    }

    Set<Integer> held() {
        return alive() ? new TreeSet<>(held) : Set.of();
    }

    private boolean alive() {
        return registered && nanos.getAsLong() - aliveSince < properties.sendingTime().toNanos();
    }

    /// Raises the counter. It is a journaled write, so whatever was read before it is durable
    /// after.
    ///
    /// @return whether this instance still is who it was
    synchronized boolean heartbeat() {
        var started = nanos.getAsLong();
        if (!registered) {
            register();
        }
        var result =
                leases().updateOne(
                                new Document("_id", me).append(DEPOSED, null),
                                new Document("$inc", new Document(COUNTER, 1L)));
        if (result.getMatchedCount() == 0) {
            held.clear();
            sightings.clear();
            me = newName();
            registered = false;
            return false;
        }
        aliveSince = started;
        return true;
    }

    /// Takes what is free or left by the dead, up to a fair share.
    ///
    /// @param idle tells whether nothing of a bucket is in flight, so that it may be given away
    synchronized void balance(Predicate<Integer> idle) {
        var instances = new HashMap<String, Document>();
        var owners = new HashMap<Integer, @Nullable String>();
        for (var document : leases().find()) {
            var id = document.getString("_id");
            if (id.startsWith(INSTANCE)) {
                instances.put(id, document);
            } else {
                owners.put(
                        Integer.valueOf(id.substring(BUCKET.length())), document.getString(OWNER));
            }
        }
        createMissing(owners);
        var live = instances.values().stream().filter(this::isLive).count();
        var share = (int) Math.ceilDiv(Outbox.BUCKETS, Math.max(1, live));
        reconcile(owners);
        take(owners, instances, share);
        giveAway(share, idle);
        forget(instances, owners);
    }

    /// Lets everything go at once, so that another instance need not wait.
    synchronized void release() {
        if (!registered) {
            return;
        }
        for (var bucket : List.copyOf(held)) {
            free(bucket);
        }
        leases().deleteOne(new Document("_id", me));
        registered = false;
    }

    private void register() {
        leases().insertOne(new Document("_id", me).append(COUNTER, 0L));
        registered = true;
    }

    /// What the store says of ownership is the truth.
    private void reconcile(Map<Integer, @Nullable String> owners) {
        held.removeIf(bucket -> !me.equals(owners.get(bucket)));
        owners.forEach((bucket, owner) -> {
            if (me.equals(owner)) {
                held.add(bucket);
            }
        });
    }

    private void take(
            Map<Integer, @Nullable String> owners, Map<String, Document> instances, int share) {
        for (var entry : owners.entrySet()) {
            if (held.size() >= share) {
                return;
            }
            var owner = entry.getValue();
            if (me.equals(owner) || (owner != null && mayNotTake(instances.get(owner)))) {
                continue;
            }
            var filter = new Document("_id", BUCKET + entry.getKey()).append(OWNER, owner);
            var update = new Document("$set", new Document(OWNER, me));
            if (leases().updateOne(filter, update).getMatchedCount() == 1) {
                held.add(entry.getKey());
            }
        }
    }

    private boolean mayNotTake(@Nullable Document instance) {
        return instance != null && isLive(instance);
    }

    /// Deposes an instance whose counter stood still for a lease; a missed beat in between shows as
    /// a changed counter and saves it.
    private boolean isLive(Document instance) {
        var id = instance.getString("_id");
        if (instance.getBoolean(DEPOSED, false)) {
            return false;
        }
        if (id.equals(me)) {
            return true;
        }
        var counter = instance.getLong(COUNTER);
        var seen = sightings.get(id);
        if (seen == null || seen.counter() != counter) {
            sightings.put(id, new Sighting(counter, nanos.getAsLong()));
            return true;
        }
        if (nanos.getAsLong() - seen.since() < properties.lease().toNanos()) {
            return true;
        }
        var filter = new Document("_id", id).append(COUNTER, counter);
        var deposed = leases().updateOne(filter, new Document("$set", new Document(DEPOSED, true)));
        return deposed.getMatchedCount() == 0;
    }

    private void giveAway(int share, Predicate<Integer> idle) {
        for (var bucket : List.copyOf(held)) {
            if (held.size() <= share) {
                return;
            }
            held.remove(bucket);
            if (idle.test(bucket)) {
                free(bucket);
            } else {
                held.add(bucket);
            }
        }
    }

    private void free(int bucket) {
        held.remove(bucket);
        leases().updateOne(
                        new Document("_id", BUCKET + bucket).append(OWNER, me),
                        new Document("$set", new Document(OWNER, null)));
    }

    /// A deposed instance without buckets has nothing to be remembered for.
    private void forget(Map<String, Document> instances, Map<Integer, @Nullable String> owners) {
        sightings.keySet().retainAll(instances.keySet());
        for (var instance : instances.values()) {
            var id = instance.getString("_id");
            if (instance.getBoolean(DEPOSED, false) && !owners.containsValue(id)) {
                leases().deleteOne(new Document("_id", id).append(DEPOSED, true));
            }
        }
    }

    private void createMissing(Map<Integer, @Nullable String> owners) {
        var missing = new ArrayList<Integer>();
        for (var bucket = 0; bucket < Outbox.BUCKETS; bucket++) {
            if (!owners.containsKey(bucket)) {
                missing.add(bucket);
            }
        }
        for (var bucket : missing) {
            // Set only on insert: two instances that start at once make one document.
            leases().updateOne(
                            new Document("_id", BUCKET + bucket),
                            new Document("$setOnInsert", new Document(OWNER, null)),
                            new UpdateOptions().upsert(true));
            owners.put(bucket, null);
        }
    }

    /// The bucket that this document is about; -1 if it is about an instance.
    static int bucketOf(Document document) {
        var id = document.getString("_id");
        return id.startsWith(BUCKET) ? Integer.parseInt(id.substring(BUCKET.length())) : -1;
    }

    boolean isMe(String instance) {
        return me.equals(instance);
    }

    MongoCollection<Document> collection() {
        return leases();
    }

    private MongoCollection<Document> leases() {
        return databases.getMongoDatabase().getCollection(COLLECTION);
    }

    private static String newName() {
        return INSTANCE + UUID.randomUUID();
    }

    private record Sighting(long counter, long since) {}
}
