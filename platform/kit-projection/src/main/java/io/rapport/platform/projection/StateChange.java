package io.rapport.platform.projection;

import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import io.rapport.contracts.EventOrder;
import io.rapport.contracts.WithdrawnEvent;
import io.rapport.platform.consume.ReceivedEvent;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// What one batch says of one aggregate: the newest state in it, and which events it holds.
///
/// The document has `order` (whose state it is), `prefix` (up to where no event is missing) and,
/// only while there is a hole, `ahead` (the events beyond it). Every write here is true whenever it
/// lands, so late and repeated ones do no harm.
///
/// @param orders of all its events, ascending
/// @param winner the newest event that says something of the state
/// @param state what it says; `null` if it says nothing, or withdraws the aggregate
record StateChange(
        String aggregateId,
        List<Long> orders,
        @Nullable ReceivedEvent winner,
        @Nullable Document state) {

    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    static StateChange of(
            List<ReceivedEvent> events, Function<ReceivedEvent, @Nullable Document> state) {
        var byOrder = new TreeMap<Long, ReceivedEvent>();
        events.forEach(event -> byOrder.putIfAbsent(event.order(), event));
        var id = events.getFirst().aggregateId();
        var orders = List.copyOf(byOrder.keySet());
        for (var event : byOrder.descendingMap().values()) {
            if (WithdrawnEvent.isNamed(event.envelope().type())) {
                return new StateChange(id, orders, event, null);
            }
            var read = event.isLost() ? null : state.apply(event);
            if (read != null) {
                return new StateChange(id, orders, event, read);
            }
        }
        return new StateChange(id, orders, null, null);
    }

    long last() {
        return orders.getLast();
    }

    private long first() {
        return orders.getFirst();
    }

    /// Whether its events follow each other and begin the aggregate, or an epoch.
    boolean opens() {
        return winner != null && EventOrder.sequence(first()) == 1 && contiguous();
    }

    /// Whether its events follow each other.
    boolean continues() {
        return winner != null && EventOrder.sequence(first()) > 1 && contiguous();
    }

    private boolean contiguous() {
        return last() - first() == orders.size() - 1;
    }

    /// One write for the usual case: it matches only where nothing is missing before it.
    UpdateOneModel<Document> quick() {
        var filter = older().append("ahead", new Document("$exists", false));
        if (opens()) {
            return new UpdateOneModel<>(
                    filter, fields().append("$max", new Document("prefix", last())), UPSERT);
        }
        filter.append("prefix", new Document("$gte", first() - 1).append("$lt", last()));
        return new UpdateOneModel<>(
                filter, fields().append("$max", new Document("prefix", last())));
    }

    /// The state alone, if it is newer than what is there.
    UpdateOneModel<Document> stateAlone() {
        return winner == null
                ? new UpdateOneModel<>(
                        new Document("_id", aggregateId),
                        new Document("$setOnInsert", new Document("order", EventOrder.NONE)),
                        UPSERT)
                : new UpdateOneModel<>(older(), fields(), UPSERT);
    }

    /// Whether the document has everything of this already.
    boolean isIn(Document stored) {
        return number(stored, "prefix") >= last()
                && number(stored, "order") >= winnerOrder()
                && !stored.containsKey("ahead");
    }

    /// Whether the document has the same event with other content.
    boolean contradicts(Document stored) {
        return winner != null
                && number(stored, "order") == winner.order()
                && !winner.hash().equals(stored.getString("hash"));
    }

    static long number(Document stored, String field) {
        var value = stored.getLong(field);
        return value == null ? EventOrder.NONE : value;
    }

    private long winnerOrder() {
        return winner == null ? EventOrder.NONE : winner.order();
    }

    private Document older() {
        return new Document("_id", aggregateId).append("order", new Document("$lt", winnerOrder()));
    }

    /// A withdrawn aggregate keeps its place and loses its state.
    private Document fields() {
        if (winner == null) {
            throw new IllegalStateException("no state in this change");
        }
        var envelope = winner.envelope();
        var set =
                new Document("order", winner.order())
                        .append("hash", winner.hash())
                        .append("tenant", envelope.tenant())
                        .append("customerId", envelope.customerId())
                        .append("recorded", envelope.recorded());
        return state == null
                ? new Document("$set", set).append("$unset", new Document("state", ""))
                : new Document("$set", set.append("state", state));
    }
}
