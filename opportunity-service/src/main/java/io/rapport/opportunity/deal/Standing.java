package io.rapport.opportunity.deal;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Where a deal stands in its pipeline.
///
/// @param pipelineVersion version of the pipeline at the last move
/// @param stageId where it stands, or stood when it was closed
/// @param closedOn plain date in the tenant's zone
record Standing(
        String pipelineId,
        int pipelineVersion,
        String stageId,
        DealStatus status,
        @Nullable LocalDate closedOn,
        @Nullable LossReason lossReason) {

    static Standing entering(String pipelineId, int version, String stageId) {
        return new Standing(pipelineId, version, stageId, DealStatus.OPEN, null, null);
    }

    Standing at(String stage, int version) {
        return new Standing(pipelineId, version, stage, status, closedOn, lossReason);
    }

    Standing won(LocalDate on) {
        return new Standing(pipelineId, pipelineVersion, stageId, DealStatus.WON, on, null);
    }

    Standing lost(LocalDate on, @Nullable LossReason reason) {
        return new Standing(pipelineId, pipelineVersion, stageId, DealStatus.LOST, on, reason);
    }

    Standing open(String stage, int version) {
        return entering(pipelineId, version, stage);
    }
}
