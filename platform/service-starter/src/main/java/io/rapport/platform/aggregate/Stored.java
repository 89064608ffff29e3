package io.rapport.platform.aggregate;

import java.time.Instant;

/// An aggregate as it stands in the store.
///
/// @param revision +1 on every change
/// @param epoch 1, raised only by a restore
/// @param sequence of its last published event within the epoch
/// @param effective when each attribute last changed in the business
/// @param recorded when the service last changed it; never goes back
public record Stored<S>(
        String id,
        String tenant,
        long revision,
        int epoch,
        long sequence,
        S state,
        EffectiveTimes effective,
        Instant recorded) {}
