package io.rapport.platform.relay;

import java.util.List;

/// The field names by which the relay finds unpublished events in any aggregate's document, and the
/// bucket of an aggregate. The bucket count is part of the stored data and never changes in place.
public final class Outbox {

    /// How many hash buckets share the work between instances.
    public static final int BUCKETS = 16;

    /// Most events that may wait in one aggregate.
    public static final int MAX_ENTRIES = 500;

    /// Most bytes that may wait in one aggregate.
    public static final int MAX_BYTES = 1024 * 1024;

    /// The unpublished entries, oldest first.
    public static final String ENTRIES = "outbox";

    /// The bucket, present only while something is unpublished.
    public static final String PENDING = "pending";

    /// Since when something is unpublished.
    public static final String PENDING_SINCE = "pendingSince";

    /// The last published-or-pending order of the aggregate.
    public static final String ORDER = "order";

    private Outbox() {}

    /// The bucket of an aggregate id.
    public static int bucket(String id) {
        return Math.floorMod(id.hashCode() * 0x9E3779B9, BUCKETS);
    }

    /// Told after a command's own acknowledgement, so that its events need not wait for the poll.
    public interface Nudge {

        /// Hands over what was just stored.
        ///
        /// @param pendingBefore whether earlier events of this aggregate were still unpublished
        void stored(String collection, String id, List<OutboxEntry> entries, boolean pendingBefore);
    }
}
