package io.rapport.contracts.opportunity;

import io.rapport.contracts.ExternalId;
import io.rapport.contracts.Money;
import java.time.Instant;
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
/// @param createdAt when it was first recorded; absent where that is unknown
/// @param changedAt when its last event was recorded; absent where that is unknown
/// @param openedAt when it was opened in the business; absent where that is unknown
/// @param stageSince since when it stands in its stage, or was closed; absent where that is unknown
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
        @Nullable String lossReasonCode,
        @Nullable Instant createdAt,
        @Nullable Instant changedAt,
        @Nullable Instant openedAt,
        @Nullable Instant stageSince) {

    /// Keeps its own copies.
    public OpportunityState {
        lines = List.copyOf(lines);
        externalIds = List.copyOf(externalIds);
    }

    /// Of unknown times: as it is decided, before it is recorded.
    public OpportunityState(
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
        this(
                customerId,
                pipelineId,
                pipelineVersion,
                stageId,
                status,
                amount,
                ownerId,
                expectedCloseOn,
                closedOn,
                lines,
                externalIds,
                lossReasonCode,
                null,
                null,
                null,
                null);
    }
}
