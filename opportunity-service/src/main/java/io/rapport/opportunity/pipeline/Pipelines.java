package io.rapport.opportunity.pipeline;

import io.rapport.platform.aggregate.Aggregates;
import io.rapport.platform.aggregate.Stored;
import io.rapport.platform.scope.AccessScope;

/// Pipelines as deals look them up.
public final class Pipelines {

    private final Aggregates<Pipeline> aggregates;

    Pipelines(Aggregates<Pipeline> aggregates) {
        this.aggregates = aggregates;
    }

    /// The pipeline with this key, as it stands.
    ///
    /// @throws io.rapport.platform.command.RefusalException `pipeline.unknown-key`
    public Stored<Pipeline> byKey(AccessScope scope, String key) {
        return aggregates
                .holderOf(scope, PipelineEvents.claim(key))
                .flatMap(id -> aggregates.find(scope, id))
                .orElseThrow(() -> new PipelineRefusal.UnknownKey(key).asException());
    }

    /// Refuses a pipeline that no deal enters any more.
    ///
    /// @throws io.rapport.platform.command.RefusalException `pipeline.retired`
    public static void requireActive(Pipeline pipeline) {
        if (pipeline.isRetired()) {
            throw new PipelineRefusal.Retired(pipeline.key()).asException();
        }
    }

    /// The pipeline with this id, as it stands.
    ///
    /// @throws io.rapport.platform.command.RefusalException `pipeline.unknown`
    public Stored<Pipeline> byId(AccessScope scope, String id) {
        return aggregates.require(scope, id);
    }
}
