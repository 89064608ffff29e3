package io.rapport.opportunity.opportunity;

import io.rapport.contracts.Changed;
import io.rapport.contracts.Money;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What happened to a deal, in this service's own words. Never leaves the feature.
sealed interface OpportunityChange {

    record Opened(Opportunity opportunity) implements OpportunityChange {}

    record StageMoved(String from, String to, int pipelineVersion) implements OpportunityChange {}

    record Won(String stageId, @Nullable Changed<Money> amount, LocalDate closedOn)
            implements OpportunityChange {}

    record Lost(
            String stageId,
            @Nullable Changed<Money> amount,
            LocalDate closedOn,
            @Nullable LossReason reason)
            implements OpportunityChange {}

    record Reopened(Outcome from, String toStageId, int pipelineVersion)
            implements OpportunityChange {}

    record Voided(Outcome from) implements OpportunityChange {}

    record AmountChanged(@Nullable Money from, @Nullable Money to) implements OpportunityChange {}

    record OwnerChanged(@Nullable String from, @Nullable String to) implements OpportunityChange {}

    record CloseDateChanged(@Nullable LocalDate from, @Nullable LocalDate to)
            implements OpportunityChange {}

    record LinesChanged(List<LineItem> from, List<LineItem> to) implements OpportunityChange {}

    record DetailsChanged(OpportunityDetails from, OpportunityDetails to)
            implements OpportunityChange {}
}
