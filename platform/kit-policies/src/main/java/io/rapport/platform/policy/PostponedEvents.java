package io.rapport.platform.policy;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.UpdateOptions;
import io.rapport.platform.consume.ReceivedEvent;
import io.rapport.platform.store.IndexSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.bson.Document;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/// Events that a policy could not act on: each waits with those of its aggregate that came later,
/// and is tried again by growing steps, while all others go on. Where they lie is kept, nothing of
/// what is in them.
final class PostponedEvents {

    static final String COLLECTION = "policy_postponed";

    /// After so many tries an operator is told.
    static final int STUCK = 5;

    /// Between tries; the last one from then on.
    static final List<Duration> STEPS =
            List.of(
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(2),
                    Duration.ofMinutes(10));

    private static final String POLICY = "policy";
    private static final String KEY = "key";
    private static final String AT = "at";
    private static final String TRIES = "tries";
    private static final String REASON = "reason";
    private static final long QUERY_MILLIS = 5_000;

    private final MongoDatabaseFactory databases;

    PostponedEvents(MongoDatabaseFactory databases, BiConsumer<String, IndexSpec> indexes) {
        this.databases = databases;
        indexes.accept(COLLECTION, IndexSpec.of(POLICY, KEY, "_id"));
        indexes.accept(COLLECTION, IndexSpec.of(AT));
        indexes.accept(COLLECTION, IndexSpec.of(TRIES, AT));
    }

    /// One of them.
    ///
    /// @param id sorts by its place within a partition
    /// @param key its aggregate
    /// @param event its id
    /// @param at when it is tried next
    /// @param tries how often it failed
    /// @param reason a code, why it failed last
    record Postponed(
            String id,
            String policy,
            String key,
            String event,
            String topic,
            int partition,
            long offset,
            Instant at,
            int tries,
            String reason,
            Instant since) {

        static Postponed read(Document found) {
            return new Postponed(
                    found.getString("_id"),
                    found.getString(POLICY),
                    found.getString(KEY),
                    found.getString("event"),
                    found.getString("topic"),
                    found.getInteger("partition"),
                    found.getLong("offset"),
                    found.getDate(AT).toInstant(),
                    found.getInteger(TRIES),
                    found.getString(REASON),
                    found.getDate("since").toInstant());
        }
    }

    /// Puts an event back; one that waits already stays as it is.
    ///
    /// @param reason a code, no words of anybody
    /// @param tries how often it failed; 0 for one that waits for another
    void add(String policy, ReceivedEvent event, String reason, int tries, Instant now) {
        var waiting =
                new Document(POLICY, policy)
                        .append(KEY, event.aggregateId())
                        .append("event", event.envelope().id())
                        .append("topic", event.topic())
                        .append("partition", event.partition())
                        .append("offset", event.offset())
                        .append(AT, Date.from(now.plus(step(tries))))
                        .append(TRIES, tries)
                        .append(REASON, reason)
                        .append("since", Date.from(now));
        collection()
                .updateOne(
                        new Document("_id", id(policy, event)),
                        new Document("$setOnInsert", waiting),
                        new UpdateOptions().upsert(true));
    }

    private static String id(String policy, ReceivedEvent event) {
        return "%s.%s.%d.%019d"
                .formatted(policy, event.topic(), event.partition(), event.offset());
    }

    /// Whether something of that aggregate waits.
    boolean holds(String policy, String key) {
        return collection()
                        .find(new Document(POLICY, policy).append(KEY, key))
                        .projection(new Document("_id", 1))
                        .first()
                != null;
    }

    /// What is to be tried, the longest first.
    List<Postponed> due(Instant now, int limit) {
        return find(new Document(AT, new Document("$lte", Date.from(now))), AT, limit);
    }

    /// What failed again and again, the longest first.
    List<Postponed> stuck(int limit) {
        return find(new Document(TRIES, new Document("$gte", STUCK)), AT, limit);
    }

    private List<Postponed> find(Document filter, String order, int limit) {
        return collection()
                .find(filter)
                .sort(new Document(order, 1))
                .limit(limit)
                .maxTime(QUERY_MILLIS, TimeUnit.MILLISECONDS)
                .map(Postponed::read)
                .into(new ArrayList<>());
    }

    /// How many wait, up to a limit.
    long count(String policy, int limit) {
        return collection()
                .countDocuments(
                        new Document(POLICY, policy),
                        new CountOptions().limit(limit).maxTime(QUERY_MILLIS, TimeUnit.MILLISECONDS));
    }

    /// The one that the others of its aggregate wait for.
    Optional<Postponed> first(String policy, String key) {
        return Optional.ofNullable(
                        collection()
                                .find(new Document(POLICY, policy).append(KEY, key))
                                .sort(new Document("_id", 1))
                                .first())
                .map(Postponed::read);
    }

    /// Takes it for a try: whoever else wants it finds it taken until the next step.
    ///
    /// @return whether it was free
    boolean take(Postponed each, Instant now) {
        return collection()
                        .updateOne(
                                same(each),
                                new Document(
                                        "$set",
                                        new Document(
                                                        AT,
                                                        Date.from(now.plus(step(each.tries() + 1))))
                                                .append(TRIES, each.tries() + 1)))
                        .getMatchedCount()
                == 1;
    }

    private static Document same(Postponed each) {
        return new Document("_id", each.id())
                .append(AT, Date.from(each.at()))
                .append(TRIES, each.tries());
    }

    /// Not its turn: something of its aggregate waits before it.
    void wait(Postponed each, Instant now) {
        collection()
                .updateOne(
                        same(each),
                        new Document(
                                "$set", new Document(AT, Date.from(now.plus(STEPS.get(1))))));
    }

    void failed(Postponed each, String reason) {
        collection()
                .updateOne(
                        new Document("_id", each.id()),
                        new Document("$set", new Document(REASON, reason)));
    }

    /// It was acted on, or given up: the next of its aggregate has its turn.
    ///
    /// @return whether it waited still
    boolean done(Postponed each, Instant now) {
        var gone = collection().deleteOne(new Document("_id", each.id())).getDeletedCount() == 1;
        first(each.policy(), each.key())
                .ifPresent(next ->
                        collection()
                                .updateOne(
                                        same(next),
                                        new Document("$set", new Document(AT, Date.from(now)))));
        return gone;
    }

    Optional<Postponed> byId(String id) {
        return Optional.ofNullable(collection().find(new Document("_id", id)).first())
                .map(Postponed::read);
    }

    private static Duration step(int tries) {
        return STEPS.get(Math.clamp(tries - 1, 0, STEPS.size() - 1));
    }

    private MongoCollection<Document> collection() {
        return databases.getMongoDatabase().getCollection(COLLECTION);
    }
}
