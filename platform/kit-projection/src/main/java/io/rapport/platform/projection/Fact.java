package io.rapport.platform.projection;

import io.rapport.contracts.RestoredHistory;
import java.time.Instant;
import java.util.Date;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// One event as a view keeps it. Reads its document lazily, for folds touch many and use little.
///
/// @param document as it lies in the store; not to be changed
public record Fact(Document document) {

    /// Where a restore says up to which order its aggregate's history holds.
    public static final String VALID_UNTIL = "validUntil";

    /// Where a fact says that an operator gave its record up: nothing but the envelope is known.
    public static final String LOST = "lost";

    /// What a fact's document says of a restore, see [RestoredHistory].
    public static long validUntil(Document document) {
        return document.get(VALID_UNTIL, RestoredHistory.NO_RESTORE);
    }

    /// Aggregate and order as one sortable text.
    public String id() {
        return document.getString("_id");
    }

    public String aggregateId() {
        return document.getString("aggregate");
    }

    /// Epoch and sequence as one sortable long.
    public long order() {
        return document.getLong("order");
    }

    /// The event's own id, `<aggregate>.<epoch>.<sequence>`.
    public String eventId() {
        return document.getString("event");
    }

    /// Wire name with version; may be one that this version does not know.
    public String type() {
        return document.getString("type");
    }

    public String tenant() {
        return document.getString("tenant");
    }

    /// The customer whom it was about when it was published, unmerged.
    public @Nullable String customerId() {
        return document.getString("customerId");
    }

    /// When it happened in the business.
    public Instant effective() {
        return instant("effective");
    }

    /// When the owning service stored it.
    public Instant recorded() {
        return instant("recorded");
    }

    /// The smallest append time seen of it.
    public Instant log() {
        return instant("log");
    }

    /// Opaque id of who caused it.
    public String actor() {
        return document.getString("actor");
    }

    /// The id of the event of the same aggregate that this one corrects.
    public @Nullable String replaces() {
        return document.getString("replaces");
    }

    public @Nullable String correlationId() {
        return document.getString("correlationId");
    }

    /// If this is a restore: up to which order its aggregate's history holds, else
    /// [RestoredHistory#NO_RESTORE].
    public long validUntil() {
        return validUntil(document);
    }

    /// Whether an operator gave its record up: nothing but the envelope is known.
    public boolean isLost() {
        return document.getBoolean(LOST, false);
    }

    /// The JSON value as it came; empty if it is lost.
    public String value() {
        return document.getString("value");
    }

    String hash() {
        return document.getString("hash");
    }

    /// A field that the projection extracted; `null` if absent.
    public <T> @Nullable T extra(String name, Class<T> type) {
        var extras = document.get("x", Document.class);
        return extras == null ? null : extras.get(name, type);
    }

    private Instant instant(String name) {
        return document.get(name, Date.class).toInstant();
    }
}
