package io.rapport.platform.aggregate;

import com.mongodb.client.model.ReplaceOptions;
import java.time.Instant;
import java.util.Optional;
import org.bson.Document;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/// The last restore of this service's database: whatever follows from an event once more, because
/// the database does not know of it any more, gets another id than it had before.
public final class RestoreMark {

    private static final String COLLECTION = "restores";
    private static final Document LAST = new Document("_id", "last");
    private static final String AT = "at";

    private final MongoDatabaseFactory databases;

    public RestoreMark(MongoDatabaseFactory databases) {
        this.databases = databases;
    }

    /// A restore was run. A later one says so anew; ids need not be those of the former.
    public void set(Instant now) {
        databases
                .getMongoDatabase()
                .getCollection(COLLECTION)
                .replaceOne(
                        LAST,
                        new Document(LAST).append(AT, now.toEpochMilli()),
                        new ReplaceOptions().upsert(true));
    }

    /// What tells the time since the last restore from the time before it; empty where there was
    /// none.
    public Optional<String> current() {
        return Optional.ofNullable(
                        databases.getMongoDatabase().getCollection(COLLECTION).find(LAST).first())
                .map(found -> Long.toString(found.getLong(AT)));
    }
}
