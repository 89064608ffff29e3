package io.rapport.contracts.opportunity;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The public state of a pipeline: configuration that facts refer to by id and version.
///
/// @param key stable name within the tenant, for example `general`
/// @param name what people call it
/// @param version from 1, +1 per revision
/// @param stages in the order in which deals pass them
/// @param retired `true` once no deal enters it any more; `null` as long as they do
/// @param createdAt when it was first recorded; absent where that is unknown
/// @param changedAt when its last event was recorded; absent where that is unknown
public record PipelineState(
        String key,
        String name,
        int version,
        List<PipelineStage> stages,
        @Nullable Boolean retired,
        @Nullable Instant createdAt,
        @Nullable Instant changedAt) {

    /// Keeps its own copies.
    public PipelineState {
        stages = List.copyOf(stages);
    }

    /// Of unknown times: as it is decided, before it is recorded.
    public PipelineState(
            String key,
            String name,
            int version,
            List<PipelineStage> stages,
            @Nullable Boolean retired) {
        this(key, name, version, stages, retired, null, null);
    }
}
