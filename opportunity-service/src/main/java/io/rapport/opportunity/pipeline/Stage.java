package io.rapport.opportunity.pipeline;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// A stage of a pipeline.
///
/// @param key its id within the pipeline; never reused
/// @param probability of winning a deal that stands here, 0 to 1
/// @param plannedDays how long a deal should stay; `null` if nothing is planned
/// @param retired whether deals may no longer enter
public record Stage(
        String key,
        String name,
        BigDecimal probability,
        @Nullable Integer plannedDays,
        boolean retired) {

    /// Brings the number into its one form.
    public Stage {
        probability = probability.stripTrailingZeros();
    }
}
