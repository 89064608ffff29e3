package io.rapport.contracts.opportunity;

import io.rapport.contracts.EventType;
import io.rapport.contracts.PublishedEvent;
import io.rapport.contracts.PublishedOn;
import io.rapport.contracts.Topics;

/// Everything that is published about a pipeline. Nothing of it is personal.
@PublishedOn(Topics.OPPORTUNITY)
public sealed interface PipelineEvent extends PublishedEvent {

    @Override
    PipelineState state();

    /// A pipeline was defined, version 1.
    @EventType("rapport.pipeline.defined.v1")
    record PipelineDefined(PipelineDefined.Change change, PipelineState state)
            implements PipelineEvent {

        /// Nothing beyond the state itself.
        public record Change() {}
    }

    /// A new version counts from now on; facts keep the version that they were decided under.
    @EventType("rapport.pipeline.revised.v1")
    record PipelineRevised(PipelineRevised.Change change, PipelineState state)
            implements PipelineEvent {

        /// The version before and the one that counts now.
        public record Change(int fromVersion, int toVersion) {}
    }
}
