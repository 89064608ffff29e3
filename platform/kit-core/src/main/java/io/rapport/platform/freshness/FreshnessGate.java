package io.rapport.platform.freshness;

import java.time.Duration;
import java.util.Collection;
import java.util.Set;

/// Knows how far this service's views have come. Whoever feeds them provides it.
@FunctionalInterface
public interface FreshnessGate {

    /// Waits until the views hold the contiguous prefix up to each of these positions. Aggregates
    /// that this service does not fold are ignored; events of which the bearer may not know never
    /// come.
    ///
    /// @param views the names of those that the answer reads; empty for all of this service
    /// @return whether it is so now; false after `atMost`
    boolean awaitPrefix(
            Collection<Position> positions, Set<String> views, TokenBearer bearer, Duration atMost);
}
