package io.rapport.platform.timer;

import com.mongodb.client.model.UpdateOptions;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.bson.Document;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/// Holds all timers of a service until an operator lets them go: after a restore to an earlier
/// time, what has fired since is due again. It stands in the service's own database, for all of its
/// instances.
public final class TimerHold {

    private static final String COLLECTION = "timers";
    private static final Document HELD = new Document("_id", "held");
    private static final String SINCE = "since";

    private final MongoDatabaseFactory databases;

    public TimerHold(MongoDatabaseFactory databases) {
        this.databases = databases;
    }

    /// Nothing fires from now on. Safe to repeat: it stays held since the first time.
    public void hold(Instant now) {
        databases
                .getMongoDatabase()
                .getCollection(COLLECTION)
                .updateOne(
                        HELD,
                        new Document("$setOnInsert", new Document(SINCE, Date.from(now))),
                        new UpdateOptions().upsert(true));
    }

    /// What is due fires again, the longest due first.
    ///
    /// @return whether it was held
    public boolean release() {
        return databases
                        .getMongoDatabase()
                        .getCollection(COLLECTION)
                        .deleteOne(HELD)
                        .getDeletedCount()
                == 1;
    }

    /// Since when nothing fires; empty where timers are not held.
    public Optional<Instant> since() {
        return Optional.ofNullable(
                        databases.getMongoDatabase().getCollection(COLLECTION).find(HELD).first())
                .map(found -> found.getDate(SINCE).toInstant());
    }
}
