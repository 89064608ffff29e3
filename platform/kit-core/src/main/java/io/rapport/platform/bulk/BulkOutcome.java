package io.rapport.platform.bulk;

import org.jspecify.annotations.Nullable;

/// What became of one item that was accepted.
///
/// @param id the aggregate; absent if a dry run would create it
/// @param reason why nothing changed, such as `newer value known`
/// @param events how many events were written for it
public record BulkOutcome(Kind kind, @Nullable String id, @Nullable String reason, long events) {

    /// Lower-case names on the wire.
    public enum Kind {
        CREATED,
        CHANGED,
        UNCHANGED
    }

    public static BulkOutcome created(@Nullable String id) {
        return new BulkOutcome(Kind.CREATED, id, null, 0);
    }

    public static BulkOutcome changed(String id) {
        return new BulkOutcome(Kind.CHANGED, id, null, 0);
    }

    public static BulkOutcome unchanged(String id, @Nullable String reason) {
        return new BulkOutcome(Kind.UNCHANGED, id, reason, 0);
    }

    /// The same outcome, which wrote so many events.
    public BulkOutcome writing(long events) {
        return new BulkOutcome(kind, id, reason, events);
    }
}
