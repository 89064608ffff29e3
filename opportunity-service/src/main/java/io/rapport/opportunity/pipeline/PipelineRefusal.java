package io.rapport.opportunity.pipeline;

import io.rapport.platform.command.Conflict;
import io.rapport.platform.command.Invalid;
import io.rapport.platform.command.Refusal;

/// Why a pipeline cannot be so.
sealed interface PipelineRefusal extends Refusal {

    @Invalid(
            code = "pipeline.stage-missing",
            words =
                    "A stage cannot be taken out of a pipeline, for facts refer to it. Retire it"
                            + " instead.")
    record StageMissing(String stageId) implements PipelineRefusal {}

    @Invalid(code = "pipeline.stage-twice", words = "Two stages have the same id.")
    record StageTwice() implements PipelineRefusal {}

    @Invalid(code = "pipeline.no-open-stage", words = "At least one stage must not be retired.")
    record NoOpenStage() implements PipelineRefusal {}

    @Conflict(
            code = "pipeline.general-stays",
            words = "Deals go into the pipeline {key} unless they say otherwise: it stays.")
    record GeneralStays(String key) implements PipelineRefusal {}

    @Invalid(
            code = "pipeline.retired",
            words =
                    "The pipeline {key} is retired: no deal enters it any more. Name another one in"
                            + " pipelineKey.")
    record Retired(String key) implements PipelineRefusal {}

    @Invalid(code = "pipeline.unknown-key", words = "There is no pipeline with this key.")
    record UnknownKey(String key) implements PipelineRefusal {}
}
