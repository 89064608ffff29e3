package io.rapport.platform.aggregate;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import io.rapport.contracts.EventOrder;
import io.rapport.platform.relay.Outbox;
import io.rapport.platform.relay.OutboxEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/// The documents of all kinds of aggregates of this service as a restore finds them, and the two
/// writes that it makes. Each is one conditional write of one document, so a restore may be cut off
/// anywhere and repeated. For use while no instance of the service runs.
public final class RestoredAggregates {

    private static final int AT_A_TIME = 500;

    /// More than a revision can have been raised since the backup: no `If-Match` that was answered
    /// then matches what is written from now on.
    private static final long BEYOND = 1_000_000;

    private static final String CHANGED = AggregateDocument.TIMES + "." + Times.CHANGED;
    private static final String TIMES_ORDER =
            AggregateDocument.TIMES + "." + AggregateDocument.TIMES_ORDER;

    /// Without it the fields for lists are derived anew: the last change is one of them.
    private static final String FIND_VERSION =
            AggregateDocument.FIND + "." + AggregateDocument.SEARCH_VERSION;

    /// What restores took back: everything of an earlier epoch behind an order.
    private static final String RESTORES = "restores";

    private static final String SINCE_EPOCH = "epoch";
    private static final String UNTIL = "until";

    private static final Document PLACE =
            new Document(AggregateDocument.VOID, 1)
                    .append(AggregateDocument.REVISION, 1)
                    .append(AggregateDocument.EPOCH, 1)
                    .append(AggregateDocument.RECORDED, 1)
                    .append(Outbox.ORDER, 1)
                    .append(Outbox.ENTRIES + ".order", 1);

    private final MongoDatabaseFactory databases;
    private final Map<String, AggregateType<?, ?>> byPrefix = new ConcurrentSkipListMap<>();

    RestoredAggregates(MongoDatabaseFactory databases) {
        this.databases = databases;
    }

    void register(AggregateType<?, ?> type) {
        byPrefix.put(type.idPrefix(), type);
    }

    /// The topics that these aggregates are published on.
    public Set<String> topics() {
        return byPrefix.values().stream().map(AggregateType::topic).collect(Collectors.toSet());
    }

    /// Whether an aggregate of that id is of a kind that this service keeps.
    public boolean keeps(String id) {
        return byPrefix.containsKey(prefix(id));
    }

    /// Where the database has an aggregate.
    ///
    /// @param stored whether there is a document at all
    /// @param tombstone whether it only says that there is no such aggregate
    /// @param order of its last event, published or not; [EventOrder#NONE] if there was none
    /// @param waiting the orders of its unpublished events, ascending
    public record Place(
            String id,
            boolean stored,
            boolean tombstone,
            long revision,
            int epoch,
            long order,
            @Nullable Instant recorded,
            List<Long> waiting) {

        /// Whether there is such an aggregate.
        public boolean lives() {
            return stored && !tombstone;
        }

        static Place none(String id) {
            return new Place(id, false, false, 0, 0, EventOrder.NONE, null, List.of());
        }

        static Place read(Document found) {
            var order = found.get(Outbox.ORDER, EventOrder.NONE);
            var recorded = found.getDate(AggregateDocument.RECORDED);
            return new Place(
                    found.getString("_id"),
                    true,
                    found.getBoolean(AggregateDocument.VOID, false),
                    found.get(AggregateDocument.REVISION, 0L),
                    found.getInteger(AggregateDocument.EPOCH, 1),
                    order,
                    recorded == null ? null : recorded.toInstant(),
                    found.getList(Outbox.ENTRIES, Document.class, List.of()).stream()
                            .map(entry -> entry.getLong("order"))
                            .sorted()
                            .toList());
        }
    }

    /// The places of aggregates that this service keeps, by id.
    public Map<String, Place> places(Collection<String> ids) {
        var places = new HashMap<String, Place>();
        var byCollection =
                ids.stream().filter(this::keeps).collect(Collectors.groupingBy(this::collectionOf));
        byCollection.forEach((collection, some) -> {
            some.forEach(id -> places.put(id, Place.none(id)));
            for (var from = 0; from < some.size(); from += AT_A_TIME) {
                var part = some.subList(from, Math.min(some.size(), from + AT_A_TIME));
                collection(collection)
                        .find(Filters.in("_id", part))
                        .projection(PLACE)
                        .map(Place::read)
                        .forEach(place -> places.put(place.id(), place));
            }
        });
        return places;
    }

    /// Lets an aggregate go on in a new epoch, behind the event that tells of it: the event waits
    /// in the outbox, after what waits there already.
    ///
    /// @throws IllegalStateException if somebody else wrote meanwhile
    public void goOn(Place place, OutboxEntry event, Instant recorded) {
        var set =
                new Document(AggregateDocument.EPOCH, EventOrder.epoch(event.order()))
                        .append(AggregateDocument.REVISION, place.revision() + BEYOND)
                        .append(AggregateDocument.RECORDED, Date.from(recorded))
                        .append(Outbox.ORDER, event.order())
                        .append(CHANGED, Date.from(recorded))
                        .append(TIMES_ORDER, event.order())
                        .append(Outbox.PENDING, Outbox.bucket(place.id()));
        var update =
                new Document("$set", set)
                        .append("$unset", new Document(FIND_VERSION, ""))
                        .append("$min", new Document(Outbox.PENDING_SINCE, Date.from(recorded)))
                        .append(
                                "$push",
                                new Document(Outbox.ENTRIES, event.document())
                                        .append(RESTORES, cut(event.order(), place.order())));
        changeOne(place, update);
    }

    private static Document cut(long order, long until) {
        return new Document(SINCE_EPOCH, EventOrder.epoch(order)).append(UNTIL, until);
    }

    /// Whether an event holds: whether no restore of this service has taken it back. Of other
    /// services' events nothing is known here.
    ///
    /// @param id of its aggregate
    /// @param order of the event
    public boolean holds(String id, long order) {
        if (!keeps(id)) {
            return true;
        }
        var found =
                collection(collectionOf(id))
                        .find(new Document("_id", id))
                        .projection(new Document(RESTORES, 1))
                        .first();
        return found == null
                || found.getList(RESTORES, Document.class, List.of()).stream()
                        .noneMatch(cut ->
                                EventOrder.epoch(order) < cut.getInteger(SINCE_EPOCH)
                                        && order > cut.getLong(UNTIL));
    }

    /// Puts a tombstone where the database has no such aggregate, with the event that tells of it.
    ///
    /// @throws IllegalStateException if somebody else wrote meanwhile
    public void withdraw(Place place, OutboxEntry event, Instant recorded) {
        if (place.stored()) {
            goOn(place, event, recorded);
            return;
        }
        collection(collectionOf(place.id()))
                .insertOne(
                        tombstone(place.id(), event.order())
                                .append(AggregateDocument.RECORDED, Date.from(recorded))
                                .append(Outbox.ENTRIES, List.of(event.document()))
                                .append(Outbox.PENDING, Outbox.bucket(place.id()))
                                .append(Outbox.PENDING_SINCE, Date.from(recorded)));
    }

    /// Puts a tombstone of an aggregate whose last event, at that order, was its withdrawal.
    public void keepWithdrawn(Place place, long order) {
        if (place.stored()) {
            changeOne(
                    place,
                    new Document(
                                    "$set",
                                    new Document(AggregateDocument.EPOCH, EventOrder.epoch(order))
                                            .append(
                                                    AggregateDocument.REVISION,
                                                    place.revision() + BEYOND)
                                            .append(Outbox.ORDER, order))
                            .append("$push", new Document(RESTORES, cut(order, place.order()))));
        } else {
            collection(collectionOf(place.id())).insertOne(tombstone(place.id(), order));
        }
    }

    private void changeOne(Place place, Document update) {
        var filter =
                new Document("_id", place.id())
                        .append(AggregateDocument.REVISION, place.revision());
        var matched = collection(collectionOf(place.id())).updateOne(filter, update);
        if (matched.getMatchedCount() == 0) {
            throw new IllegalStateException("somebody else writes to " + place.id());
        }
    }

    /// The same that the sweeper makes, at a place.
    private static Document tombstone(String id, long order) {
        return new Document("_id", id)
                .append(AggregateDocument.VOID, true)
                .append(AggregateDocument.REVISION, 1L)
                .append(AggregateDocument.EPOCH, EventOrder.epoch(order))
                .append(Outbox.ORDER, order)
                .append(RESTORES, List.of(cut(order, EventOrder.NONE)));
    }

    List<AggregateType<?, ?>> types() {
        return new ArrayList<>(byPrefix.values());
    }

    MongoCollection<Document> collection(String name) {
        return databases.getMongoDatabase().getCollection(name);
    }

    private String collectionOf(String id) {
        var type = byPrefix.get(prefix(id));
        if (type == null) {
            throw new IllegalArgumentException(id + " is of no kind that this service keeps");
        }
        return type.collection();
    }

    private static String prefix(String id) {
        var end = id.indexOf('_');
        return end < 0 ? id : id.substring(0, end);
    }
}
