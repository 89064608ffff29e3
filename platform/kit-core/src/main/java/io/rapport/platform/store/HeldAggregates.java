package io.rapport.platform.store;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where an aggregate of this service stands, whatever its kind: positions and counts, nothing of
/// its state. A service that owns no aggregates has none of these.
public interface HeldAggregates {

    /// Where the aggregate of this id stands; empty if this service does not own it.
    Optional<Held> find(String id);

    /// An aggregate's document, less its state.
    ///
    /// @param sequence of its last event, published or not
    /// @param tombstone whether its id is void: nothing was ever created under it, or it was taken
    ///   back
    /// @param unpublished how many events wait in its outbox
    /// @param pendingSince since when they do
    /// @param collection where it is stored
    /// @param tenant whose it is
    /// @param revision raised by 1 with every change
    /// @param epoch raised by a restore only
    /// @param recorded when its last event was written
    record Held(
            String collection,
            String tenant,
            long revision,
            int epoch,
            long sequence,
            boolean tombstone,
            @Nullable Instant recorded,
            int unpublished,
            @Nullable Instant pendingSince) {}
}
