package io.rapport.platform.consume;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Whether a consumer gets on, for health and for the pause after a failure.
final class ReadingState {

    private final AtomicInteger failuresInARow = new AtomicInteger();
    private final AtomicReference<@Nullable Instant> failingSince = new AtomicReference<>();

    void succeeded() {
        failuresInARow.set(0);
        failingSince.set(null);
    }

    /// @return how many in a row it are now
    int failed(Instant now) {
        failingSince.compareAndSet(null, now);
        return failuresInARow.incrementAndGet();
    }

    @Nullable Instant failingSince() {
        return failingSince.get();
    }
}
