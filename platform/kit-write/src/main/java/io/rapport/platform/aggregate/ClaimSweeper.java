package io.rapport.platform.aggregate;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import io.rapport.contracts.EventOrder;
import io.rapport.platform.background.BackgroundWork;
import io.rapport.platform.relay.Outbox;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/// Releases claims whose aggregate never came or that gave the value up. Before it releases one it
/// makes the late write impossible: for a creation it puts a void tombstone under the id, for a
/// change it raises the revision by an empty compare-and-set. Several sweepers do no harm.
final class ClaimSweeper extends BackgroundWork {

    private static final Logger LOG = LoggerFactory.getLogger(ClaimSweeper.class);
    private static final int BATCH = 200;

    private final MongoDatabaseFactory databases;
    private final Clock clock;
    private final Duration pause;
    private final Map<String, String> collections = new ConcurrentHashMap<>();

    ClaimSweeper(MongoDatabaseFactory databases, Clock clock, Duration pause) {
        super("claim-sweeper");
        this.databases = databases;
        this.clock = clock;
        this.pause = pause;
    }

    void register(AggregateType<?, ?> type) {
        collections.put(type.name(), type.collection());
    }

    /// Looks at the claims that are due, at most 200.
    ///
    /// @return how many it looked at
    int sweep() {
        var due = new Document(Claims.DUE, new Document("$lt", Date.from(clock.instant())));
        var batch =
                claims().find(due)
                        .sort(new Document(Claims.DUE, 1))
                        .limit(BATCH)
                        .maxTime(5, TimeUnit.SECONDS)
                        .into(new ArrayList<>());
        batch.forEach(this::look);
        return batch.size();
    }

    private void look(Document claim) {
        var collection = collections.get(claim.getString(Claims.TYPE));
        if (collection == null) {
            return;
        }
        var aggregates = databases.getMongoDatabase().getCollection(collection);
        if (claim.containsKey(Claims.BODY_HASH)) {
            // A remembered key: it ends here, whatever became of the creation.
            if (isHopeless(aggregates, claim) || exists(aggregates, claim)) {
                release(claim);
            }
        } else if (isHeld(aggregates, claim)) {
            settle(claim);
        } else if (isHopeless(aggregates, claim) || isGivenUp(aggregates, claim)) {
            release(claim);
        }
    }

    /// Makes the creation impossible; false when the aggregate came after all.
    private boolean isHopeless(MongoCollection<Document> aggregates, Document claim) {
        var id = claim.getString(Claims.AGGREGATE);
        try {
            aggregates.insertOne(
                    new Document("_id", id)
                            .append(AggregateDocument.VOID, true)
                            .append(AggregateDocument.REVISION, 1L)
                            .append(Outbox.ORDER, EventOrder.NONE));
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            var found = aggregates.find(new Document("_id", id)).first();
            return found != null && found.getBoolean(AggregateDocument.VOID, false);
        }
    }

    /// Raises the revision, so that no change decided earlier can still take the value, and looks
    /// again.
    private boolean isGivenUp(MongoCollection<Document> aggregates, Document claim) {
        var id = new Document("_id", claim.getString(Claims.AGGREGATE));
        var found = aggregates.find(id).first();
        if (found == null || holds(found, claim)) {
            return false;
        }
        var filter =
                id.append(AggregateDocument.REVISION, found.getLong(AggregateDocument.REVISION));
        var raise = new Document("$inc", new Document(AggregateDocument.REVISION, 1L));
        return aggregates.updateOne(filter, raise).getMatchedCount() == 1;
    }

    private static boolean exists(MongoCollection<Document> aggregates, Document claim) {
        return aggregates.find(new Document("_id", claim.getString(Claims.AGGREGATE))).first()
                != null;
    }

    private static boolean isHeld(MongoCollection<Document> aggregates, Document claim) {
        var found = aggregates.find(new Document("_id", claim.getString(Claims.AGGREGATE))).first();
        return found != null && holds(found, claim);
    }

    private static boolean holds(Document aggregate, Document claim) {
        return aggregate
                .getList(AggregateDocument.CLAIMS, String.class, List.of())
                .contains(claim.getString("_id"));
    }

    private void settle(Document claim) {
        claims().updateOne(unchanged(claim), new Document("$unset", new Document(Claims.DUE, "")));
    }

    private void release(Document claim) {
        claims().deleteOne(unchanged(claim));
    }

    /// Only the claim as it was looked at: one that was renewed meanwhile stays.
    private static Document unchanged(Document claim) {
        return new Document("_id", claim.get("_id"))
                .append(Claims.AGGREGATE, claim.get(Claims.AGGREGATE))
                .append(Claims.DUE, claim.get(Claims.DUE));
    }

    private MongoCollection<Document> claims() {
        return databases.getMongoDatabase().getCollection(Claims.COLLECTION);
    }

    @Override
    protected void work() throws InterruptedException {
        while (goesOn()) {
            Thread.sleep(pause);
            sweepQuietly();
        }
    }

    private void sweepQuietly() {
        try {
            var started = Instant.now(clock);
            while (goesOn() && sweep() == BATCH) {
                LOG.debug("sweeping claims since {}", started);
            }
        } catch (MongoException | IllegalStateException e) {
            LOG.debug("the sweeper waits for the store", e);
        }
    }
}
