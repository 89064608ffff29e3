package io.rapport.platform.aggregate;

import com.github.f4b6a3.ulid.UlidCreator;
import java.time.Clock;

/// Makes ids: a prefix that tells the kind, and a ULID, so that ids sort by the time they were
/// made.
public final class IdGenerator {

    private final Clock clock;

    IdGenerator(Clock clock) {
        this.clock = clock;
    }

    /// A new id such as `cus_01k9…`; unique everywhere.
    public String next(String prefix) {
        return prefix + "_" + UlidCreator.getMonotonicUlid(clock.millis()).toLowerCase();
    }
}
