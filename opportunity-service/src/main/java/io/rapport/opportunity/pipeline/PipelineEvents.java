package io.rapport.opportunity.pipeline;

import io.rapport.contracts.Topics;
import io.rapport.contracts.opportunity.PipelineEvent.PipelineDefined;
import io.rapport.contracts.opportunity.PipelineEvent.PipelineRetired;
import io.rapport.contracts.opportunity.PipelineEvent.PipelineRevised;
import io.rapport.contracts.opportunity.PipelineStage;
import io.rapport.contracts.opportunity.PipelineState;
import io.rapport.platform.aggregate.AggregateType;
import io.rapport.platform.aggregate.Decision;
import io.rapport.platform.aggregate.DeclaresAggregate;
import io.rapport.platform.aggregate.View;
import io.rapport.platform.externalid.UniqueValue;
import java.util.List;
import java.util.Set;

/// What pipelines are made of, and what is published of them.
@DeclaresAggregate
final class PipelineEvents {

    static final AggregateType<Pipeline, View<PipelineState>> TYPE =
            AggregateType.of("pipeline", "pip", "pipelines", Pipeline.class, Topics.OPPORTUNITY)
                    .attribute("template", pipeline -> List.of(pipeline.name(), pipeline.stages()))
                    .found("key", Pipeline::key)
                    .unique(pipeline -> Set.of(claim(pipeline.key())))
                    .sortedByText("name", Pipeline::name)
                    .sortedByChange()
                    .derived(3)
                    .endedBy("retired", Pipeline::isRetired, Pipeline::ended)
                    .listedAs("defined")
                    .unowned()
                    .shownAs(PipelineEvents::state);

    private PipelineEvents() {}

    static Decision<Pipeline> define(Pipeline pipeline) {
        return TYPE.created(
                pipeline, new PipelineDefined(new PipelineDefined.Change(), state(pipeline)));
    }

    /// Nothing is published where nothing but the version changed.
    static Decision<Pipeline> revise(Pipeline from, Pipeline to) {
        var change = new PipelineRevised.Change(from.version(), to.version());
        return TYPE.changed(from, to, new PipelineRevised(change, state(to)));
    }

    /// Nothing is published where it is retired already.
    static Decision<Pipeline> retire(Pipeline pipeline) {
        var to = pipeline.retire();
        return TYPE.changed(
                pipeline, to, new PipelineRetired(new PipelineRetired.Change(), state(to)));
    }

    static UniqueValue claim(String key) {
        return new UniqueValue("pipeline-key", key);
    }

    static PipelineState state(Pipeline pipeline) {
        return new PipelineState(
                pipeline.key(),
                pipeline.name(),
                pipeline.version(),
                pipeline.stages().stream().map(PipelineEvents::stage).toList(),
                pipeline.retired());
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
