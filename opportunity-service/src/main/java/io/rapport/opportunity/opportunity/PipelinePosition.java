package io.rapport.opportunity.opportunity;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Where a deal stands in its pipeline.
///
/// @param pipelineVersion version of the pipeline at the last move
/// @param stageId where it stands, or stood when it was closed
/// @param closedOn plain date in the tenant's zone
/// @param voided `true` once the deal turned out to be entered by mistake, for good
record PipelinePosition(
        String pipelineId,
        int pipelineVersion,
        String stageId,
        Outcome status,
        @Nullable LocalDate closedOn,
        @Nullable LossReason lossReason,
        @Nullable Boolean voided) {

    static PipelinePosition entering(String pipelineId, int version, String stageId) {
        return new PipelinePosition(pipelineId, version, stageId, Outcome.OPEN, null, null, null);
    }

    PipelinePosition at(String stage, int version) {
        return new PipelinePosition(
                pipelineId, version, stage, status, closedOn, lossReason, voided);
    }

    PipelinePosition won(LocalDate on) {
        return new PipelinePosition(
                pipelineId, pipelineVersion, stageId, Outcome.WON, on, null, voided);
    }

    PipelinePosition lost(LocalDate on, @Nullable LossReason reason) {
        return new PipelinePosition(
                pipelineId, pipelineVersion, stageId, Outcome.LOST, on, reason, voided);
    }

    PipelinePosition inError() {
        return new PipelinePosition(
                pipelineId, pipelineVersion, stageId, status, closedOn, lossReason, true);
    }

    boolean isVoided() {
        return Boolean.TRUE.equals(voided);
    }

    PipelinePosition open(String stage, int version) {
        return entering(pipelineId, version, stage);
    }
}
