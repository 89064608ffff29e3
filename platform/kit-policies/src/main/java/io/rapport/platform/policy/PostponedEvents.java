package io.rapport.platform.policy;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.UpdateOptions;
import io.rapport.platform.consume.ReceivedEvent;
import io.rapport.platform.store.IndexSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/// Events that a policy could not act on: each waits with those of its aggregate that came later,
/// and is tried again by growing steps, while all others go on. Where they lie is kept, nothing of
/// what is in them.
///
/// The first of an aggregate alone has a time at which it is tried; it passes the turn on. Whoever
/// takes it for a try has it for some minutes; an instance that dies with it gives it back so.
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

    /// Longer than any try takes.
    static final Duration TAKEN = Duration.ofMinutes(2);

    /// What was given up is known for longer than any batch is brought again.
    private static final Duration GIVEN_UP_KEPT = Duration.ofDays(7);

    private static final String POLICY = "policy";
    private static final String KEY = "key";
    private static final String ORDER = "order";
    private static final String AT = "at";
    private static final String TRIES = "tries";
    private static final String REASON = "reason";
    private static final String GIVEN_UP = "givenUp";
    private static final long QUERY_MILLIS = 5_000;

    private final MongoDatabaseFactory databases;
    private final InstantSource clock;

    /// @param clock of the store, which all instances share
    PostponedEvents(
            MongoDatabaseFactory databases,
            BiConsumer<String, IndexSpec> indexes,
            InstantSource clock) {
        this.databases = databases;
        this.clock = clock;
        indexes.accept(COLLECTION, IndexSpec.of(POLICY, KEY, ORDER));
        indexes.accept(COLLECTION, IndexSpec.sparse(AT));
        indexes.accept(COLLECTION, IndexSpec.of(TRIES));
        indexes.accept(COLLECTION, IndexSpec.sparse(GIVEN_UP));
    }

    /// One of them.
    ///
    /// @param key its aggregate
    /// @param order its place among the events of its aggregate
    /// @param event its id
    /// @param at when it is tried next; `null` while another of its aggregate has the turn
    /// @param tries how often it failed
    /// @param reason a code, why it failed last
    record Postponed(
            String id,
            String policy,
            String key,
            long order,
            String event,
            String topic,
            int partition,
            long offset,
            @Nullable Instant at,
            int tries,
            String reason,
            Instant since) {

        static Postponed read(Document found) {
            var at = found.getDate(AT);
            return new Postponed(
                    found.getString("_id"),
                    found.getString(POLICY),
                    found.getString(KEY),
                    found.getLong(ORDER),
                    found.getString("event"),
                    found.getString("topic"),
                    found.getInteger("partition"),
                    found.getLong("offset"),
                    at == null ? null : at.toInstant(),
                    found.getInteger(TRIES),
                    found.getString(REASON),
                    found.getDate("since").toInstant());
        }
    }

    /// How it stands with an event before it is acted on.
    enum Standing {
        /// Nothing stands in its way.
        FREE,
        /// Something of its aggregate waits.
        WAITS,
        /// An operator gave it up: nothing comes of it.
        GIVEN_UP
    }

    Standing standing(String policy, ReceivedEvent event) {
        var own = id(policy, event);
        var standing = Standing.FREE;
        for (var found :
                collection()
                        .find(of(policy, event.aggregateId()))
                        .projection(new Document(GIVEN_UP, 1))) {
            if (!found.containsKey(GIVEN_UP)) {
                standing = Standing.WAITS;
            } else if (found.getString("_id").equals(own)) {
                return Standing.GIVEN_UP;
            }
        }
        return standing;
    }

    /// Puts an event back; one that waits already stays as it is.
    ///
    /// @param reason a code, no words of anybody
    /// @param tries how often it failed; 0 for one that waits for another
    void add(String policy, ReceivedEvent event, String reason, int tries) {
        var now = clock.instant();
        var waiting =
                new Document(POLICY, policy)
                        .append(KEY, event.aggregateId())
                        .append(ORDER, event.order())
                        .append("event", event.envelope().id())
                        .append("topic", event.topic())
                        .append("partition", event.partition())
                        .append("offset", event.offset())
                        .append(TRIES, tries)
                        .append(REASON, reason)
                        .append("since", Date.from(now));
        collection()
                .updateOne(
                        new Document("_id", id(policy, event)),
                        new Document("$setOnInsert", waiting),
                        new UpdateOptions().upsert(true));
        // The one that it waits for may have been done meanwhile: then it has the turn itself.
        arm(policy, event.aggregateId(), now.plus(step(tries)));
    }

    private static String id(String policy, ReceivedEvent event) {
        return "%s.%s.%d.%d".formatted(policy, event.topic(), event.partition(), event.offset());
    }

    /// Sees to it that the first of an aggregate has a time.
    private void arm(String policy, String key, Instant at) {
        first(policy, key)
                .filter(first -> first.at() == null)
                .ifPresent(first ->
                        collection()
                                .updateOne(
                                        new Document("_id", first.id())
                                                .append(AT, new Document("$exists", false)),
                                        set(AT, Date.from(at))));
    }

    /// What is to be tried for these policies, the longest first. What a clock that ran ahead put
    /// far away is due, too.
    List<Postponed> due(Collection<String> policies, int limit) {
        var now = clock.instant();
        var farthest = now.plus(STEPS.getLast()).plus(TAKEN);
        var among = new Document("$in", List.copyOf(policies));
        return find(
                new Document(
                        "$or",
                        List.of(
                                new Document(AT, new Document("$lte", Date.from(now)))
                                        .append(POLICY, among),
                                new Document(AT, new Document("$gt", Date.from(farthest)))
                                        .append(POLICY, among))),
                limit);
    }

    /// What failed again and again, the longest first.
    List<Postponed> stuck(int limit) {
        return find(failedOften(), limit);
    }

    /// How many failed again and again, up to a limit.
    long countStuck(int limit) {
        return count(failedOften(), limit);
    }

    private static Document failedOften() {
        return new Document(TRIES, new Document("$gte", STUCK))
                .append(GIVEN_UP, new Document("$exists", false));
    }

    private List<Postponed> find(Document filter, int limit) {
        return collection()
                .find(filter)
                .sort(new Document(AT, 1))
                .limit(limit)
                .maxTime(QUERY_MILLIS, TimeUnit.MILLISECONDS)
                .map(Postponed::read)
                .into(new ArrayList<>());
    }

    /// How many wait, up to a limit.
    long count(String policy, int limit) {
        return count(
                new Document(POLICY, policy).append(GIVEN_UP, new Document("$exists", false)),
                limit);
    }

    private long count(Document filter, int limit) {
        return collection()
                .countDocuments(
                        filter,
                        new CountOptions()
                                .limit(limit)
                                .maxTime(QUERY_MILLIS, TimeUnit.MILLISECONDS));
    }

    /// The one that the others of its aggregate wait for.
    Optional<Postponed> first(String policy, String key) {
        return Optional.ofNullable(
                        collection()
                                .find(
                                        of(policy, key)
                                                .append(GIVEN_UP, new Document("$exists", false)))
                                .sort(new Document(ORDER, 1))
                                .first())
                .map(Postponed::read);
    }

    private static Document of(String policy, String key) {
        return new Document(POLICY, policy).append(KEY, key);
    }

    /// Takes it for a try: whoever else wants it finds it taken for some minutes.
    ///
    /// @return it as it is now, if it was free
    Optional<Postponed> take(Postponed each) {
        var first = first(each.policy(), each.key());
        if (first.isEmpty() || !first.get().id().equals(each.id())) {
            // Its turn comes when that is done.
            collection().updateOne(same(each), new Document("$unset", new Document(AT, "")));
            arm(each.policy(), each.key(), clock.instant());
            return Optional.empty();
        }
        var until = Date.from(clock.instant().plus(TAKEN));
        return collection().updateOne(same(each), set(AT, until)).getMatchedCount() == 1
                ? byId(each.id())
                : Optional.empty();
    }

    private static Document same(Postponed each) {
        var at = each.at();
        return new Document("_id", each.id())
                .append(AT, at == null ? new Document("$exists", false) : Date.from(at))
                .append(TRIES, each.tries());
    }

    /// It failed, for a reason of its own.
    ///
    /// @param taken as it was taken
    void failed(Postponed taken, String reason) {
        var tries = taken.tries() + 1;
        var next = Date.from(clock.instant().plus(step(tries)));
        collection()
                .updateOne(
                        same(taken),
                        new Document(
                                "$set",
                                new Document(AT, next)
                                        .append(TRIES, tries)
                                        .append(REASON, reason)));
    }

    /// It could not be tried: store or broker are away.
    void giveBack(Postponed taken) {
        collection().updateOne(same(taken), set(AT, Date.from(clock.instant().plus(STEPS.get(1)))));
    }

    /// It was acted on: the next of its aggregate has its turn.
    ///
    /// @return that one
    Optional<Postponed> done(Postponed taken) {
        pass(taken);
        collection().deleteOne(new Document("_id", taken.id()));
        return first(taken.policy(), taken.key());
    }

    /// Before it goes: whoever dies in between leaves two that have a time, and the first is asked
    /// for once more.
    private void pass(Postponed each) {
        var next =
                collection()
                        .find(
                                of(each.policy(), each.key())
                                        .append(ORDER, new Document("$gt", each.order()))
                                        .append(GIVEN_UP, new Document("$exists", false)))
                        .sort(new Document(ORDER, 1))
                        .first();
        if (next != null) {
            collection()
                    .updateOne(
                            new Document("_id", next.getString("_id")),
                            set(AT, Date.from(clock.instant())));
        }
    }

    /// Nothing comes of it, also when it is brought again.
    ///
    /// @return whether it waited
    boolean giveUp(String id) {
        var found = byId(id);
        if (found.isEmpty()) {
            return false;
        }
        pass(found.get());
        return collection()
                        .updateOne(
                                new Document("_id", id)
                                        .append(GIVEN_UP, new Document("$exists", false)),
                                set(GIVEN_UP, Date.from(clock.instant()))
                                        .append("$unset", new Document(AT, "")))
                        .getMatchedCount()
                == 1;
    }

    /// Forgets what was given up long ago.
    void sweep() {
        var before = Date.from(clock.instant().minus(GIVEN_UP_KEPT));
        collection().deleteMany(new Document(GIVEN_UP, new Document("$lt", before)));
    }

    private Optional<Postponed> byId(String id) {
        return Optional.ofNullable(collection().find(new Document("_id", id)).first())
                .map(Postponed::read);
    }

    private static Document set(String field, Object value) {
        return new Document("$set", new Document(field, value));
    }

    private static Duration step(int tries) {
        return STEPS.get(Math.clamp(tries - 1L, 0, STEPS.size() - 1));
    }

    private MongoCollection<Document> collection() {
        return databases.getMongoDatabase().getCollection(COLLECTION);
    }
}
