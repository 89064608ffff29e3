package io.rapport.opportunity.pipeline;

import io.rapport.contracts.opportunity.PipelineEvent.PipelineDefined;
import io.rapport.contracts.opportunity.PipelineEvent.PipelineRevised;
import io.rapport.contracts.opportunity.PipelineStage;
import io.rapport.contracts.opportunity.PipelineState;
import io.rapport.platform.aggregate.Decision;
import io.rapport.platform.aggregate.Publication;
import io.rapport.platform.aggregate.UniqueValue;
import java.util.Set;

/// What is published of pipelines, and which values they hold alone.
final class PipelinePublishing {

    private static final String TEMPLATE = "template";

    private PipelinePublishing() {}

    static Decision<Pipeline> define(Pipeline pipeline) {
        var defined = new PipelineDefined(new PipelineDefined.Change(), state(pipeline));
        return Decision.of(pipeline, Publication.of(defined, TEMPLATE))
                .claiming(Set.of(claim(pipeline.key())));
    }

    static Decision<Pipeline> revise(Pipeline from, Pipeline to) {
        if (from.name().equals(to.name()) && from.stages().equals(to.stages())) {
            return Decision.of(from).claiming(Set.of(claim(from.key())));
        }
        var change = new PipelineRevised.Change(from.version(), to.version());
        return Decision.of(to, Publication.of(new PipelineRevised(change, state(to)), TEMPLATE))
                .claiming(Set.of(claim(to.key())));
    }

    static UniqueValue claim(String key) {
        return new UniqueValue("pipeline-key", key);
    }

    static PipelineState state(Pipeline pipeline) {
        return new PipelineState(
                pipeline.key(),
                pipeline.name(),
                pipeline.version(),
                pipeline.stages().stream().map(PipelinePublishing::stage).toList());
    }

    private static PipelineStage stage(Stage stage) {
        return new PipelineStage(
                stage.key(),
                stage.name(),
                stage.probability(),
                stage.plannedDays(),
                stage.retired());
    }
}
