package io.rapport.analytics.pipeline;

import io.rapport.platform.command.Refusal;
import io.rapport.platform.command.Refused;

/// Why the versions of a pipeline are not told.
sealed interface PipelineRefusal extends Refusal {

    /// Unknown, or not yet defined at the moment asked for.
    @Refused(
            kind = Kind.UNKNOWN,
            code = "pipeline.unknown",
            words = "There was no such pipeline at that moment.")
    record Unknown() implements PipelineRefusal {}
}
