package io.rapport.contracts.opportunity;

import io.rapport.contracts.ExternalId;
import io.rapport.contracts.Money;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The public state of an opportunity.
///
/// @param customerId whose deal it is; `null` if not known yet
/// @param pipelineId the pipeline that it moves through
/// @param pipelineVersion version of that pipeline at the last move
/// @param stageId where it stands, or stood when it was closed
/// @param status open or how it ended
/// @param amount the seller's estimate, beside the sum of the lines; `null` if unknown, which is
///   not 0
/// @param ownerId employee who owns it
/// @param expectedCloseOn plain date, expected
/// @param closedOn plain date, of winning or losing
/// @param lines the products in it
/// @param externalIds what other systems call it
/// @param lossReasonCode why it was lost
public record OpportunityState(
        @Nullable String customerId,
        String pipelineId,
        int pipelineVersion,
        String stageId,
        OpportunityStatus status,
        @Nullable Money amount,
        @Nullable String ownerId,
        @Nullable LocalDate expectedCloseOn,
        @Nullable LocalDate closedOn,
        List<OpportunityLine> lines,
        List<ExternalId> externalIds,
        @Nullable String lossReasonCode) {

    /// Keeps its own copies.
    public OpportunityState {
        lines = List.copyOf(lines);
        externalIds = List.copyOf(externalIds);
    }
}
