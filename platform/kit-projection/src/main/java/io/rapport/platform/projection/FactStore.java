package io.rapport.platform.projection;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOneModel;
import io.micrometer.core.instrument.Counter;
import io.rapport.contracts.Actor;
import io.rapport.contracts.RestoredHistory;
import io.rapport.platform.consume.ParkReason;
import io.rapport.platform.consume.ReceivedEvent;
import io.rapport.platform.consume.RefusedEventsException;
import io.rapport.platform.freshness.TokenBearer;
import io.rapport.platform.scope.AccessScope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// One document per event, never dropped for being older. Its id is the guard: repeats, replays and
/// late writers change nothing but an earlier log time.
///
/// Reads are bounded; page on with the last fact's id. They give what is stored: cut with
/// [Prefixes] before folding.
public final class FactStore implements ViewStore {

    /// No read gives more at a time.
    public static final int MOST = 1_000;

    private final FactShape shape;
    private final ViewCollections collections;
    private final Counter duplicates;

    FactStore(FactShape shape, ViewCollections collections, Counter duplicates) {
        this.shape = shape;
        this.collections = collections;
        this.duplicates = duplicates;
    }

    @Override
    public boolean folds(String aggregateId) {
        return shape.folds(aggregateId);
    }

    @Override
    public void apply(Generation generation, List<ReceivedEvent> batch) {
        var byId = new TreeMap<String, ReceivedEvent>();
        var refused = new LinkedHashSet<ReceivedEvent>();
        for (var event : batch) {
            if (folds(event.aggregateId())) {
                var same = byId.putIfAbsent(FactShape.id(event), event);
                if (same != null && same.isLost()) {
                    byId.put(FactShape.id(event), event);
                } else if (same != null && contradicts(event, same.hash())) {
                    refused.add(event);
                }
            }
        }
        if (byId.isEmpty()) {
            return;
        }
        var writes = byId.values().stream().map(shape::insertIfAbsent).toList();
        var matched = Bulk.write(collection(generation), writes).matched();
        if (matched > 0) {
            duplicates.increment((double) matched);
            refused.addAll(conflicts(generation, byId));
        }
        if (!refused.isEmpty()) {
            throw new RefusedEventsException(refused, ParkReason.CONFLICT);
        }
    }

    private Set<ReceivedEvent> conflicts(
            Generation generation, Map<String, ReceivedEvent> written) {
        var conflicts = new HashSet<ReceivedEvent>();
        var stored = new HashMap<String, Fact>();
        collection(generation)
                .find(new Document("_id", new Document("$in", List.copyOf(written.keySet()))))
                .projection(new Document("hash", 1).append(Fact.LOST, 1))
                .map(Fact::new)
                .forEach(fact -> stored.put(fact.id(), fact));
        var found = new ArrayList<ReplaceOneModel<Document>>();
        written.forEach((id, event) -> {
            var fact = stored.get(id);
            if (fact == null || (!fact.isLost() && contradicts(event, fact.hash()))) {
                conflicts.add(event);
            } else if (fact.isLost() && !event.isLost()) {
                found.add(shape.insteadOfLost(event));
            }
        });
        if (!found.isEmpty()) {
            collection(generation).bulkWrite(found);
        }
        return conflicts;
    }

    /// A lost one says nothing.
    private static boolean contradicts(ReceivedEvent event, String hash) {
        return !event.isLost() && !event.hash().equals(hash);
    }

    /// The facts of an aggregate in order.
    ///
    /// @param after the order to go on from; 0 for the beginning
    public List<Fact> ofAggregate(
            Generation generation, String aggregateId, long after, int limit) {
        return read(
                generation,
                new Document("aggregate", aggregateId).append("order", new Document("$gt", after)),
                "order",
                limit);
    }

    /// All facts of an aggregate in order, however many: aggregates are small.
    public List<Fact> ofAggregate(Generation generation, String aggregateId) {
        var all = new ArrayList<Fact>();
        var page = ofAggregate(generation, aggregateId, 0, MOST);
        all.addAll(page);
        while (page.size() == MOST) {
            page = ofAggregate(generation, aggregateId, page.getLast().order(), MOST);
            all.addAll(page);
        }
        return all;
    }

    /// The facts published about a customer, aggregate by aggregate, each in order.
    ///
    /// @param after id of the last fact of the page before; `null` for the beginning
    public List<Fact> ofCustomer(
            Generation generation,
            String tenant,
            String customerId,
            @Nullable String after,
            int limit) {
        var filter = new Document("tenant", tenant).append("customerId", customerId);
        return read(generation, beyond(filter, after), "_id", limit);
    }

    /// The facts with this value in an indexed extra field, aggregate by aggregate, each in order.
    ///
    /// @param after id of the last fact of the page before; `null` for the beginning
    /// @throws IllegalArgumentException if the field has no index
    public List<Fact> by(
            Generation generation,
            String tenant,
            String field,
            Object value,
            @Nullable String after,
            int limit) {
        shape.requireIndexed(field);
        var filter = new Document("tenant", tenant).append("x." + field, value);
        return read(generation, beyond(filter, after), "_id", limit);
    }

    @Override
    public boolean tells(
            Generation generation, String aggregateId, long order, TokenBearer bearer) {
        var filter =
                new Document("_id", FactShape.id(aggregateId, order))
                        .append("tenant", bearer.scope().tenant());
        switch (bearer.scope()) {
            case AccessScope.WholeTenant _, AccessScope.SystemScope _ -> {}
            case AccessScope.OwnedBy _ -> filter.append("actor", in(bearer.actor()));
        }
        return collection(generation).find(filter).projection(new Document("_id", 1)).first()
                != null;
    }

    /// Events from before the header was typed tell the id alone.
    private static Document in(Actor actor) {
        return new Document("$in", List.of(actor.header(), actor.id()));
    }

    /// The collection itself, for reads that these methods do not offer. Not to be written.
    public MongoCollection<Document> collection(Generation generation) {
        return collections.get(generation, shape.base(), shape.indexes());
    }

    @Override
    public long prefix(Generation generation, String aggregateId) {
        var places = new ArrayList<Fact>();
        var page = places(generation, aggregateId, 0);
        places.addAll(page);
        while (page.size() == MOST) {
            page = places(generation, aggregateId, page.getLast().order());
            places.addAll(page);
        }
        return Prefixes.end(RestoredHistory.of(places, Fact::order, Fact::validUntil));
    }

    private List<Fact> places(Generation generation, String aggregateId, long after) {
        return collection(generation)
                .find(
                        new Document("aggregate", aggregateId)
                                .append("order", new Document("$gt", after)))
                .projection(new Document("order", 1).append(Fact.VALID_UNTIL, 1))
                .sort(new Document("order", 1))
                .limit(MOST)
                .map(Fact::new)
                .into(new ArrayList<>());
    }

    @Override
    public long highest(Generation generation, String aggregateId) {
        var last =
                collection(generation)
                        .find(
                                new Document("aggregate", aggregateId)
                                        .append(Fact.LOST, new Document("$exists", false)))
                        .projection(new Document("order", 1))
                        .sort(new Document("order", -1))
                        .first();
        return last == null ? 0 : last.getLong("order");
    }

    @Override
    public List<String> differences(Generation one, Generation other, Instant knownAt) {
        return new Comparison(
                        collection(one), collection(other), List.of("hash", "log", "x", Fact.LOST))
                .differences(new Document("log", new Document("$lte", knownAt)));
    }

    @Override
    public void drop(Generation generation) {
        collections.drop(generation, shape.base());
    }

    private List<Fact> read(Generation generation, Document filter, String order, int limit) {
        return collection(generation)
                .find(filter)
                .sort(new Document(order, 1))
                .limit(Math.clamp(limit, 1, MOST))
                .map(Fact::new)
                .into(new ArrayList<>());
    }

    private static Document beyond(Document filter, @Nullable String after) {
        return after == null ? filter : filter.append("_id", new Document("$gt", after));
    }
}
