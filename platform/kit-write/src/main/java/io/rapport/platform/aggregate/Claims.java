package io.rapport.platform.aggregate;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/// Uniqueness without transactions: a claim is a document whose `_id` is the value, naming the
/// aggregate that was chosen beforehand. It is written before the aggregate and may be written
/// again.
///
/// A claim is due for the sweeper until it is settled, so that one whose aggregate never came does
/// not hold its value for ever.
final class Claims {

    static final String COLLECTION = "claims";
    static final String AGGREGATE = "aggregate";
    static final String TYPE = "type";
    static final String DUE = "due";
    static final String BODY_HASH = "bodyHash";

    /// How long a creation or change may take before its claims are looked at.
    static final Duration GRACE = Duration.ofMinutes(10);

    /// How long an idempotency key of a creation is remembered.
    static final Duration KEY_LIFE = Duration.ofHours(24);

    private final MongoDatabaseFactory databases;
    private final Clock clock;

    Claims(MongoDatabaseFactory databases, Clock clock) {
        this.databases = databases;
        this.clock = clock;
    }

    record Claim(String id, String aggregate, @Nullable String bodyHash) {}

    /// Claims for `aggregate`, or answers who holds it.
    ///
    /// @return the claim as it stands afterwards
    Claim claim(String id, String type, String aggregate, @Nullable String bodyHash) {
        var life = bodyHash == null ? GRACE : KEY_LIFE;
        var document =
                new Document("_id", id)
                        .append(AGGREGATE, aggregate)
                        .append(TYPE, type)
                        .append(DUE, Date.from(clock.instant().plus(life)));
        if (bodyHash != null) {
            document.append(BODY_HASH, bodyHash);
        }
        try {
            collection().insertOne(document);
            return new Claim(id, aggregate, bodyHash);
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            // Released between the refusal and this read: the next turn claims it.
            return find(id).orElseGet(() -> claim(id, type, aggregate, bodyHash));
        }
    }

    Optional<Claim> find(String id) {
        return Optional.ofNullable(collection().find(eq("_id", id)).first())
                .map(found ->
                        new Claim(id, found.getString(AGGREGATE), found.getString(BODY_HASH)));
    }

    /// Points a claim of ours at another aggregate, because that one was there first.
    void repoint(String id, String from, String to) {
        collection()
                .updateOne(
                        new Document("_id", id).append(AGGREGATE, from),
                        new Document("$set", new Document(AGGREGATE, to)));
    }

    /// Lets the sweeper look at a claim that its aggregate is about to give up.
    void unsettle(String id, String aggregate) {
        collection()
                .updateOne(
                        new Document("_id", id).append(AGGREGATE, aggregate),
                        new Document(
                                "$set", new Document(DUE, Date.from(clock.instant().plus(GRACE)))));
    }

    MongoCollection<Document> collection() {
        return databases.getMongoDatabase().getCollection(COLLECTION);
    }
}
