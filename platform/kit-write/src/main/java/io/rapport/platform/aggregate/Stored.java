package io.rapport.platform.aggregate;

import java.time.Instant;

/// An aggregate as it stands in the store.
///
/// @param revision +1 on every change
/// @param epoch 1, raised only by a restore
/// @param sequence of its last published event within the epoch
/// @param effective when each attribute last changed in the business
/// @param recorded when the service last changed it; never goes back
/// @param times what its public state tells of times
public record Stored<S>(
        String id,
        String tenant,
        long revision,
        int epoch,
        long sequence,
        S state,
        EffectiveTimes effective,
        Instant recorded,
        Times times) {

    /// One of which no times are known.
    Stored(
            String id,
            String tenant,
            long revision,
            int epoch,
            long sequence,
            S state,
            EffectiveTimes effective,
            Instant recorded) {
        this(id, tenant, revision, epoch, sequence, state, effective, recorded, Times.UNKNOWN);
    }

    /// Its public state, which tells its times.
    public <T> T timed(T shown) {
        return times.toldBy(shown);
    }
}
