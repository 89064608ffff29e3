package io.rapport.analytics.changes;

import io.rapport.analytics.history.Kind;
import java.time.Instant;
import java.util.Date;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// That something happened to a record, and to which; nothing of what it says. Holds no name and no
/// personal value.
///
/// @param event id of the published event
/// @param type wire name of what happened
/// @param id the record's
/// @param order see `EventOrder`
/// @param at when the owning service recorded it
/// @param customerId the customer whom it is about, if there is one
/// @param former the customer from whom it took the record away, if it did
/// @param move how whose it is changed by it; `null` if that stayed as it was, or began
record Change(
        String tenant,
        String event,
        String type,
        Kind kind,
        String id,
        long order,
        Instant at,
        @Nullable String customerId,
        @Nullable String former,
        @Nullable Move move) {

    /// Whose the record was before: an owner's or a parent's id, `null` if nobody's.
    record Move(@Nullable String from) {}

    Document stored() {
        var stored =
                new Document("n", tenant)
                        .append("e", event)
                        .append("t", type)
                        .append("k", kind.wireName())
                        .append("a", id)
                        .append("o", order)
                        .append("at", Date.from(at));
        if (customerId != null) {
            stored.append("c", customerId);
        }
        if (former != null) {
            stored.append("f", former);
        }
        if (move != null) {
            stored.append("m", new Document("from", move.from()));
        }
        return stored;
    }

    static Change read(Document stored) {
        var move = stored.get("m", Document.class);
        return new Change(
                stored.getString("n"),
                stored.getString("e"),
                stored.getString("t"),
                new Kind(stored.getString("k")),
                stored.getString("a"),
                stored.getLong("o"),
                stored.getDate("at").toInstant(),
                stored.getString("c"),
                stored.getString("f"),
                move == null ? null : new Move(move.getString("from")));
    }
}
