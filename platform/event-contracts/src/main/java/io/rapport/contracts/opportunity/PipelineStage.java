package io.rapport.contracts.opportunity;

import io.rapport.contracts.Decimals;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// One stage of a pipeline. Stages stand in the order in which deals pass them.
///
/// @param id stable and never reused, also when the stage is retired
/// @param name what people call it
/// @param probability of winning, from 0 to 1
/// @param plannedDays how long a deal should stay
/// @param retired no deal enters it any more
public record PipelineStage(
        String id,
        String name,
        BigDecimal probability,
        @Nullable Integer plannedDays,
        boolean retired) {

    /// Brings numbers into their one form.
    public PipelineStage {
        probability = Decimals.normalized(probability);
        if (probability.signum() < 0 || probability.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("a probability lies between 0 and 1");
        }
    }
}
