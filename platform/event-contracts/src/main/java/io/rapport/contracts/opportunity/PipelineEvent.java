package io.rapport.contracts.opportunity;

import io.rapport.contracts.EventType;
import io.rapport.contracts.PublishedEvent;
import io.rapport.contracts.PublishedOn;
import io.rapport.contracts.Restoration;
import io.rapport.contracts.RestorationEvent;
import io.rapport.contracts.Topics;
import io.rapport.contracts.WithdrawnEvent;

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
        ///
        /// @param fromVersion the version that counted before
        /// @param toVersion the version that counts now
        public record Change(int fromVersion, int toVersion) {}
    }

    /// No deal enters the pipeline any more. Open ones go on in it.
    @EventType("rapport.pipeline.retired.v1")
    record PipelineRetired(PipelineRetired.Change change, PipelineState state)
            implements PipelineEvent {

        /// Nothing beyond the state itself.
        public record Change() {}
    }

    /// The service was restored to an earlier point in time: this is the state since then.
    @EventType("rapport.pipeline.restored.v1")
    record PipelineRestored(Restoration change, PipelineState state)
            implements PipelineEvent, RestorationEvent {}

    /// The service was restored to a point in time that does not know this pipeline: there is none.
    @EventType("rapport.pipeline.withdrawn.v1")
    record PipelineWithdrawn(Restoration change, PipelineState state)
            implements PipelineEvent, WithdrawnEvent {}
}
