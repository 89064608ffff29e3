package io.rapport.opportunity.pipeline;

import io.rapport.platform.command.Refusal;
import java.util.Map;

/// Why a pipeline cannot be so.
sealed interface PipelineRefusal extends Refusal {

    record StageMissing(String stageId) implements PipelineRefusal {}

    record StageTwice() implements PipelineRefusal {}

    record NoOpenStage() implements PipelineRefusal {}

    record UnknownKey(String key) implements PipelineRefusal {}

    @Override
    default Kind kind() {
        return Kind.INVALID;
    }

    @Override
    default String code() {
        return switch (this) {
            case StageMissing _ -> "pipeline.stage-missing";
            case StageTwice _ -> "pipeline.stage-twice";
            case NoOpenStage _ -> "pipeline.no-open-stage";
            case UnknownKey _ -> "pipeline.unknown-key";
        };
    }

    @Override
    default String detail() {
        return switch (this) {
            case StageMissing _ ->
                    "A stage cannot be taken out of a pipeline, for facts refer to it. Retire it"
                            + " instead.";
            case StageTwice _ -> "Two stages have the same id.";
            case NoOpenStage _ -> "At least one stage must not be retired.";
            case UnknownKey _ -> "There is no pipeline with this key.";
        };
    }

    @Override
    default Map<String, Object> facts() {
        return switch (this) {
            case StageMissing(var stageId) -> Map.of("stageId", stageId);
            case UnknownKey(var key) -> Map.of("key", key);
            case StageTwice _, NoOpenStage _ -> Map.of();
        };
    }
}
