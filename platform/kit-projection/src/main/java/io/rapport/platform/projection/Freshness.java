package io.rapport.platform.projection;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How far a view has come.
///
/// @param watermark for any `knownAt` up to here the same question gets the same answer for ever;
///   `null` as long as the view has not been complete once
/// @param parked records that its consumer could not take; the watermark does not pass the first
/// @param unnamed records that an operator gave up and of which nobody can tell whose events they
///   were; of the others there are facts that say so
public record Freshness(
        Generation generation, @Nullable Instant watermark, long parked, long unnamed) {

    /// Whether everything known at that time is in the view.
    public boolean covers(Instant knownAt) {
        return watermark != null && !knownAt.isAfter(watermark);
    }
}
