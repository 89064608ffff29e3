package io.rapport.contracts.opportunity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The public state of a pipeline: configuration that facts refer to by id and version.
///
/// @param key stable name within the tenant, for example `general`
/// @param name what people call it
/// @param version from 1, +1 per revision
/// @param stages in the order in which deals pass them
/// @param retired `true` once no deal enters it any more; `null` as long as they do
public record PipelineState(
        String key,
        String name,
        int version,
        List<PipelineStage> stages,
        @Nullable Boolean retired) {

    /// Keeps its own copies.
    public PipelineState {
        stages = List.copyOf(stages);
    }
}
