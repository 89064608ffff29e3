package io.rapport.contracts.opportunity;

import io.rapport.contracts.Changed;
import io.rapport.contracts.EventType;
import io.rapport.contracts.ExternalId;
import io.rapport.contracts.Money;
import io.rapport.contracts.Personal;
import io.rapport.contracts.PublishedEvent;
import io.rapport.contracts.PublishedOn;
import io.rapport.contracts.Restoration;
import io.rapport.contracts.RestorationEvent;
import io.rapport.contracts.Topics;
import io.rapport.contracts.WithdrawnEvent;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything that is published about a deal.
@PublishedOn(Topics.OPPORTUNITY)
public sealed interface OpportunityEvent extends PublishedEvent {

    @Override
    OpportunityState state();

    @Override
    @Nullable Personal<OpportunityPersonal.Change, OpportunityPersonal> personal();

    @Override
    default @Nullable String customerId(String subject) {
        return state().customerId();
    }

    /// A deal entered a pipeline.
    @EventType("rapport.opportunity.opened.v1")
    record OpportunityOpened(
            OpportunityOpened.Change change,
            OpportunityState state,
            @Nullable Personal<OpportunityPersonal.Change, OpportunityPersonal> personal)
            implements OpportunityEvent {

        /// Where it entered.
        ///
        /// @param pipelineId the pipeline that it entered
        /// @param pipelineVersion the version of the pipeline that counts for it
        /// @param stageId the stage that it entered
        public record Change(String pipelineId, int pipelineVersion, String stageId) {}
    }

    /// A deal moved to another stage, forward or back.
    @EventType("rapport.opportunity.stage-moved.v1")
    record OpportunityStageMoved(
            OpportunityStageMoved.Change change,
            OpportunityState state,
            @Nullable Personal<OpportunityPersonal.Change, OpportunityPersonal> personal)
            implements OpportunityEvent {

        /// From where to where, under which version of the pipeline.
        ///
        /// @param fromStageId the stage that it left
        /// @param toStageId the stage that it stands in now
        /// @param pipelineVersion the version of the pipeline under which it moved
        public record Change(String fromStageId, String toStageId, int pipelineVersion) {}
    }

    /// A deal was won.
    @EventType("rapport.opportunity.won.v1")
    record OpportunityWon(
            OpportunityWon.Change change,
            OpportunityState state,
            @Nullable Personal<OpportunityPersonal.Change, OpportunityPersonal> personal)
            implements OpportunityEvent {

        /// Where it stood; `amount` only if winning changed it.
        ///
        /// @param stageId the stage in which it was won
        /// @param amount the estimate, if winning changed it
        /// @param closedOn the day on which it was won
        public record Change(String stageId, @Nullable Changed<Money> amount, LocalDate closedOn) {}
    }

    /// A deal was lost.
    @EventType("rapport.opportunity.lost.v1")
    record OpportunityLost(
            OpportunityLost.Change change,
            OpportunityState state,
            @Nullable Personal<OpportunityPersonal.Change, OpportunityPersonal> personal)
            implements OpportunityEvent {

        /// Where it stood; `amount` only if losing changed it.
        ///
        /// @param stageId the stage in which it was lost
        /// @param reasonCode why, by a code of the pipeline; `null` where nobody said
        /// @param amount the estimate, if losing changed it
        /// @param closedOn the day on which it was lost
        public record Change(
                String stageId,
                @Nullable String reasonCode,
                @Nullable Changed<Money> amount,
                LocalDate closedOn) {}
    }

    /// A closed deal is open again.
    @EventType("rapport.opportunity.reopened.v1")
    record OpportunityReopened(
            OpportunityReopened.Change change,
            OpportunityState state,
            @Nullable Personal<OpportunityPersonal.Change, OpportunityPersonal> personal)
            implements OpportunityEvent {

        /// How it had ended, and where it stands now.
        ///
        /// @param fromStatus how it had ended
        /// @param toStageId the stage that it stands in now
        public record Change(OpportunityStatus fromStatus, String toStageId) {}
    }

    /// The estimate changed.
    @EventType("rapport.opportunity.amount-changed.v1")
    record OpportunityAmountChanged(
            OpportunityAmountChanged.Change change,
            OpportunityState state,
            @Nullable Personal<OpportunityPersonal.Change, OpportunityPersonal> personal)
            implements OpportunityEvent {

        /// `null` is unknown, which is not 0.
        ///
        /// @param from the estimate before; `null` is unknown, which is not 0
        /// @param to the estimate now; `null` is unknown, which is not 0
        public record Change(@Nullable Money from, @Nullable Money to) {}
    }

    /// Another employee owns the deal, or none.
    @EventType("rapport.opportunity.owner-changed.v1")
    record OpportunityOwnerChanged(
            OpportunityOwnerChanged.Change change,
            OpportunityState state,
            @Nullable Personal<OpportunityPersonal.Change, OpportunityPersonal> personal)
            implements OpportunityEvent {

        /// Employee ids.
        ///
        /// @param from employee who owned it; `null` if nobody did
        /// @param to employee who owns it now; `null` if nobody does
        public record Change(@Nullable String from, @Nullable String to) {}
    }

    /// The deal is expected to close on another day.
    @EventType("rapport.opportunity.close-date-changed.v1")
    record OpportunityCloseDateChanged(
            OpportunityCloseDateChanged.Change change,
            OpportunityState state,
            @Nullable Personal<OpportunityPersonal.Change, OpportunityPersonal> personal)
            implements OpportunityEvent {

        /// Plain dates; `null` is unknown.
        ///
        /// @param from the day on which it was expected to close; `null` is unknown
        /// @param to the day on which it is expected to close now; `null` is unknown
        public record Change(@Nullable LocalDate from, @Nullable LocalDate to) {}
    }

    /// The products in the deal changed.
    @EventType("rapport.opportunity.lines-changed.v1")
    record OpportunityLinesChanged(
            OpportunityLinesChanged.Change change,
            OpportunityState state,
            @Nullable Personal<OpportunityPersonal.Change, OpportunityPersonal> personal)
            implements OpportunityEvent {

        /// All lines before and after.
        ///
        /// @param from all lines before
        /// @param to all lines now
        public record Change(List<OpportunityLine> from, List<OpportunityLine> to) {

            /// Keeps its own copies.
            public Change {
                from = List.copyOf(from);
                to = List.copyOf(to);
            }
        }
    }

    /// Customer, name or external ids changed.
    @EventType("rapport.opportunity.details-changed.v1")
    record OpportunityDetailsChanged(
            OpportunityDetailsChanged.Change change,
            OpportunityState state,
            @Nullable Personal<OpportunityPersonal.Change, OpportunityPersonal> personal)
            implements OpportunityEvent {

        /// The attributes that changed; `null` is "not touched".
        public record Change(
                @Nullable Changed<String> customerId,
                @Nullable Changed<List<ExternalId>> externalIds) {}
    }

    /// The deal was entered by mistake: it is in no figure, and never changes any more.
    @EventType("rapport.opportunity.voided.v1")
    record OpportunityVoided(
            OpportunityVoided.Change change,
            OpportunityState state,
            @Nullable Personal<OpportunityPersonal.Change, OpportunityPersonal> personal)
            implements OpportunityEvent {

        /// Where it stood in error.
        public record Change(OpportunityStatus fromStatus) {}
    }

    /// The service was restored to an earlier point in time: this is the state since then.
    @EventType("rapport.opportunity.restored.v1")
    record OpportunityRestored(
            Restoration change,
            OpportunityState state,
            @Nullable Personal<OpportunityPersonal.Change, OpportunityPersonal> personal)
            implements OpportunityEvent, RestorationEvent {}

    /// The service was restored to a point in time that does not know this opportunity: there is
    /// none.
    @EventType("rapport.opportunity.withdrawn.v1")
    record OpportunityWithdrawn(
            Restoration change,
            OpportunityState state,
            @Nullable Personal<OpportunityPersonal.Change, OpportunityPersonal> personal)
            implements OpportunityEvent, WithdrawnEvent {}
}
