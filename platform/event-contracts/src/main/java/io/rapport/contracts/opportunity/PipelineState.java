package io.rapport.contracts.opportunity;

import java.util.List;

/// The public state of a pipeline: configuration that facts refer to by id and version.
///
/// @param key stable name within the tenant, for example `general`
/// @param name what people call it
/// @param version from 1, +1 per revision
/// @param stages in the order in which deals pass them
public record PipelineState(String key, String name, int version, List<PipelineStage> stages) {

    /// Keeps its own copies.
    public PipelineState {
        stages = List.copyOf(stages);
    }
}
