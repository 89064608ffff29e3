package io.rapport.platform.projection;

import static io.rapport.platform.projection.StateChange.number;

import com.mongodb.client.MongoCollection;
import io.micrometer.core.instrument.Counter;
import io.rapport.contracts.EventOrder;
import io.rapport.platform.consume.ParkReason;
import io.rapport.platform.consume.ReceivedEvent;
import io.rapport.platform.consume.RefusedEventsException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// One document per aggregate: the state after its newest event, whichever came last. Beside it the
/// prefix up to which no event is missing, so that a hole is seen.
public final class StateStore implements ViewStore {

    /// No read gives more at a time.
    public static final int MOST = 1_000;

    private final StateShape shape;
    private final ViewCollections collections;
    private final Counter duplicates;

    StateStore(StateShape shape, ViewCollections collections, Counter duplicates) {
        this.shape = shape;
        this.collections = collections;
        this.duplicates = duplicates;
    }

    /// What is held of an aggregate.
    ///
    /// @param order whose state it is: epoch and sequence as one long
    /// @param prefix up to which order no event is missing; less than `order` while there is a hole
    /// @param recorded when the owning service stored that event
    /// @param state the fields that the projection keeps
    public record Held(
            String id,
            String tenant,
            @Nullable String customerId,
            long order,
            long prefix,
            Instant recorded,
            Document state) {

        static Held read(Document document) {
            return new Held(
                    document.getString("_id"),
                    document.getString("tenant"),
                    document.getString("customerId"),
                    number(document, "order"),
                    number(document, "prefix"),
                    document.getDate("recorded").toInstant(),
                    document.get("state", Document.class));
        }
    }

    @Override
    public boolean folds(String aggregateId) {
        return shape.folds(aggregateId);
    }

    @Override
    public void apply(Generation generation, List<ReceivedEvent> batch) {
        var left = new ArrayList<StateChange>();
        var opening = new ArrayList<StateChange>();
        var continuing = new ArrayList<StateChange>();
        for (var change : shape.changes(batch)) {
            (change.opens() ? opening : change.continues() ? continuing : left).add(change);
        }
        left.addAll(open(generation, opening));
        settle(generation, left);
        settle(generation, goOn(generation, continuing));
    }

    /// @return those whose aggregate is there and does not match
    private List<StateChange> open(Generation generation, List<StateChange> changes) {
        if (changes.isEmpty()) {
            return List.of();
        }
        var writes = changes.stream().map(StateChange::quick).toList();
        var taken = Bulk.write(collection(generation), writes).taken();
        duplicates.increment(taken.size());
        return taken.stream().map(changes::get).toList();
    }

    /// @return all if one of them did not match: which one, the answer does not say
    private List<StateChange> goOn(Generation generation, List<StateChange> changes) {
        if (changes.isEmpty()) {
            return List.of();
        }
        var writes = changes.stream().map(StateChange::quick).toList();
        var unmatched = changes.size() - Bulk.write(collection(generation), writes).matched();
        duplicates.increment(unmatched);
        return unmatched == 0 ? List.of() : changes;
    }

    /// Tells repeats from holes and contradictions, and works off what is left, one by one.
    private void settle(Generation generation, List<StateChange> changes) {
        if (changes.isEmpty()) {
            return;
        }
        var stored = stored(generation, changes.stream().map(StateChange::aggregateId).toList());
        var refused = new LinkedHashSet<ReceivedEvent>();
        for (var change : changes) {
            var document = stored.getOrDefault(change.aggregateId(), new Document());
            if (change.contradicts(document) && change.winner() != null) {
                refused.add(change.winner());
            } else if (!change.isIn(document)) {
                remember(generation, change);
            }
        }
        if (!refused.isEmpty()) {
            throw new RefusedEventsException(refused, ParkReason.CONFLICT);
        }
    }

    /// Notes each event, then moves the prefix over what follows it. Whoever reads last has seen
    /// all notes, so the prefix of the last one is right.
    private void remember(Generation generation, StateChange change) {
        var collection = collection(generation);
        var id = new Document("_id", change.aggregateId());
        Bulk.write(collection, List.of(change.stateAlone()));
        collection.updateOne(
                id,
                new Document(
                        "$addToSet",
                        new Document("ahead", new Document("$each", change.orders()))));
        var document = collection.find(id).first();
        if (document == null) {
            throw new IllegalStateException("a generation is being dropped");
        }
        var ahead = document.getList("ahead", Long.class, List.of()).stream().sorted().toList();
        var prefix = Prefixes.extendAcrossEpochs(number(document, "prefix"), ahead);
        collection.updateOne(
                id,
                new Document("$max", new Document("prefix", prefix))
                        .append("$pull", new Document("ahead", new Document("$lte", prefix))));
        collection.updateOne(
                new Document(id).append("ahead", new Document("$size", 0)),
                new Document("$unset", new Document("ahead", "")));
    }

    private Map<String, Document> stored(Generation generation, Collection<String> ids) {
        var found = new HashMap<String, Document>();
        collection(generation)
                .find(new Document("_id", new Document("$in", List.copyOf(ids))))
                .projection(new Document("state", 0))
                .forEach(document -> found.put(document.getString("_id"), document));
        return found;
    }

    /// What is held of an aggregate.
    public Optional<Held> find(Generation generation, String aggregateId) {
        return Optional.ofNullable(
                        collection(generation)
                                .find(new Document("_id", aggregateId).append("state", present()))
                                .first())
                .map(Held::read);
    }

    /// What is held of several aggregates, 1,000 at most; those that are unknown are missing.
    ///
    /// @throws IllegalArgumentException if these are more
    public Map<String, Held> find(Generation generation, Collection<String> aggregateIds) {
        if (aggregateIds.size() > MOST) {
            throw new IllegalArgumentException("more than " + MOST + " at a time");
        }
        var found = new LinkedHashMap<String, Held>();
        collection(generation)
                .find(
                        new Document("_id", new Document("$in", List.copyOf(aggregateIds)))
                                .append("state", present()))
                .map(Held::read)
                .forEach(held -> found.put(held.id(), held));
        return found;
    }

    /// The aggregates with this value in an indexed field of their state, in order of id.
    ///
    /// @param after id of the last one of the page before; `null` for the beginning
    /// @throws IllegalArgumentException if the field has no index
    public List<Held> by(
            Generation generation,
            String tenant,
            String field,
            Object value,
            @Nullable String after,
            int limit) {
        shape.requireIndexed(field);
        var filter = new Document("tenant", tenant).append("state." + field, value);
        if (after != null) {
            filter.append("_id", new Document("$gt", after));
        }
        return collection(generation)
                .find(filter)
                .sort(new Document("_id", 1))
                .limit(Math.clamp(limit, 1, MOST))
                .map(Held::read)
                .into(new ArrayList<>());
    }

    /// The collection itself, for reads that these methods do not offer: fields of the state lie
    /// under `state`. Not to be written.
    public MongoCollection<Document> collection(Generation generation) {
        return collections.get(generation, shape.base(), shape.indexes());
    }

    @Override
    public long prefix(Generation generation, String aggregateId) {
        return number(orders(generation, aggregateId), "prefix");
    }

    @Override
    public long highest(Generation generation, String aggregateId) {
        var document = orders(generation, aggregateId);
        return Math.max(number(document, "order"), number(document, "prefix"));
    }

    private Document orders(Generation generation, String aggregateId) {
        var document =
                collection(generation)
                        .find(new Document("_id", aggregateId))
                        .projection(new Document("order", 1).append("prefix", 1))
                        .first();
        return document == null ? new Document("order", EventOrder.NONE) : document;
    }

    @Override
    public List<String> differences(Generation one, Generation other, Instant knownAt) {
        return new Comparison(
                        collection(one),
                        collection(other),
                        List.of("order", "prefix", "hash", "state"))
                .differences(new Document());
    }

    @Override
    public void drop(Generation generation) {
        collections.drop(generation, shape.base());
    }

    private static Document present() {
        return new Document("$exists", true);
    }
}
