package io.rapport.platform.aggregate;

import com.mongodb.client.MongoCollection;
import io.rapport.platform.command.RefusalException;
import io.rapport.platform.store.IndexSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The aggregates of one kind of which something is due: found by an index, fired by an ordinary
/// command. Whoever fires, and however often, the write of the aggregate lets one win.
public final class DueAggregates<S> {

    private static final Logger LOG = LoggerFactory.getLogger(DueAggregates.class);

    static final IndexSpec BY_SLOT =
            IndexSpec.sparse(Timers.DUE + "." + Timers.SLOT, Timers.DUE + "." + Timers.AT);
    static final IndexSpec BY_TIME =
            IndexSpec.sparse(Timers.DUE + "." + Timers.AT, Timers.DUE + "." + Timers.TRIES);

    /// After so many tries that failed, an operator is told.
    public static final int STUCK = 5;

    /// What waits between tries that failed; the last one from then on.
    private static final List<Duration> STEPS =
            List.of(
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(2),
                    Duration.ofMinutes(10));

    private static final String SLOT = Timers.DUE + "." + Timers.SLOT;
    private static final String AT = Timers.DUE + "." + Timers.AT;
    private static final String TRIES = Timers.DUE + "." + Timers.TRIES;
    private static final long QUERY_MILLIS = 5_000;
    private static final Document FIELDS =
            new Document(AggregateDocument.TENANT, 1).append(Timers.DUE, 1);

    private final AggregateType<S, ?> type;
    private final AggregateWriter<S> writer;
    private final AggregateDocument<S> documents;
    private final MongoCollection<Document> collection;

    DueAggregates(
            AggregateType<S, ?> type,
            AggregateWriter<S> writer,
            AggregateDocument<S> documents,
            MongoCollection<Document> collection) {
        this.type = type;
        this.writer = writer;
        this.documents = documents;
        this.collection = collection;
    }

    /// One of which something is due.
    ///
    /// @param at when
    /// @param tries how often it failed
    /// @param hops how many causes lie before what armed it
    public record Due(String id, String tenant, Instant at, int tries, int hops) {

        static Due read(Document found) {
            var due = found.get(Timers.DUE, Document.class);
            return new Due(
                    found.getString("_id"),
                    found.getString(AggregateDocument.TENANT),
                    due.getDate(Timers.AT).toInstant(),
                    due.getInteger(Timers.TRIES, 0),
                    due.getInteger(Timers.HOPS, 0));
        }
    }

    /// What came of an attempt.
    public enum Outcome {
        /// Something happened.
        FIRED,
        /// There was nothing to do: somebody else was faster, or its reason has gone.
        NOTHING,
        /// It failed, and is tried again later.
        FAILED
    }

    public String kind() {
        return type.name();
    }

    /// What is due, the longest first.
    ///
    /// @param slots of these parts of all ids
    public List<Due> due(Collection<Integer> slots, Instant until, int limit) {
        return slots.isEmpty()
                ? List.of()
                : find(
                        new Document(SLOT, new Document("$in", List.copyOf(slots)))
                                .append(AT, new Document("$lte", Date.from(until))),
                        limit);
    }

    /// What is due of all of them, the longest first.
    public List<Due> due(Instant until, int limit) {
        return find(new Document(AT, new Document("$lte", Date.from(until))), limit);
    }

    /// What failed again and again, the longest first.
    public List<Due> stuck(int limit) {
        return find(
                new Document(AT, new Document("$exists", true))
                        .append(TRIES, new Document("$gte", STUCK)),
                limit);
    }

    /// How many are due by then, up to a limit.
    public long count(Instant until, int limit) {
        return collection.countDocuments(
                new Document(AT, new Document("$lte", Date.from(until))),
                new com.mongodb.client.model.CountOptions()
                        .limit(limit)
                        .maxTime(QUERY_MILLIS, TimeUnit.MILLISECONDS));
    }

    private List<Due> find(Document filter, int limit) {
        return collection
                .find(filter)
                .projection(FIELDS)
                .sort(new Document(AT, 1))
                .limit(limit)
                .maxTime(QUERY_MILLIS, TimeUnit.MILLISECONDS)
                .map(Due::read)
                .into(new ArrayList<>());
    }

    /// Lets happen what is due of one.
    ///
    /// Whatever goes wrong with one is its own: it is tried again later, and the others go on.
    ///
    /// @param now by which time it is due
    /// @throws com.mongodb.MongoException when the store is away; nothing is lost
    public Outcome fire(Due due, Instant now) {
        try {
            var answer =
                    writer.change(
                            type.timers().context(due.tenant(), due.hops()),
                            due.id(),
                            _ -> true,
                            stored -> type.timers().fire(stored, now));
            if (answer.published()) {
                return Outcome.FIRED;
            }
            settle(due);
            return Outcome.NOTHING;
        } catch (RuntimeException e) {
            postpone(due, now);
            if (due.tries() + 1 == STUCK) {
                LOG.warn("what is due of {} failed {} times: {}", due.id(), STUCK, reason(e));
            }
            LOG.debug("what is due of {} failed", due.id(), e);
            return Outcome.FAILED;
        }
    }

    /// No words of an exception: they may tell what stands in the record.
    private static String reason(RuntimeException failure) {
        return failure instanceof RefusalException refused
                ? refused.refusal().code()
                : failure.getClass().getSimpleName();
    }

    /// Nothing was due by what the state says: the document says the same from now on, unless
    /// somebody wrote it meanwhile. An instance that knew no timers may have left it behind.
    private void settle(Due due) {
        var found =
                collection
                        .find(new Document("_id", due.id()).append(AT, Date.from(due.at())))
                        .projection(AggregateDocument.READ_PROJECTION)
                        .first();
        if (found == null) {
            return;
        }
        var stored = documents.read(found);
        var next = type.timers().document(due.id(), stored.state(), due.hops(), due.at());
        if (next != null && next.getDate(Timers.AT).toInstant().equals(due.at())) {
            return;
        }
        collection.updateOne(
                new Document("_id", due.id())
                        .append(AggregateDocument.REVISION, AggregateDocument.revision(found)),
                next == null
                        ? new Document("$unset", new Document(Timers.DUE, ""))
                        : new Document("$set", new Document(Timers.DUE, next)));
    }

    private void postpone(Due due, Instant now) {
        var step = STEPS.get(Math.min(due.tries(), STEPS.size() - 1));
        collection.updateOne(
                new Document("_id", due.id()).append(AT, Date.from(due.at())),
                new Document(
                        "$set",
                        new Document(
                                Timers.DUE,
                                Timers.document(
                                        due.id(), now.plus(step), due.tries() + 1, due.hops()))));
    }
}
