package io.rapport.analytics.vocabulary;

/// Where a deal stands: the stage and the version of the pipeline that the fact pins. A closed deal
/// keeps the stage in which it was closed.
public record StageValue(String pipeline, int version, String stage, Outcome status) {

    /// Whether both say the same of the deal, whatever versions they pin.
    public boolean samePlace(StageValue other) {
        return status == other.status
                && stage.equals(other.stage)
                && pipeline.equals(other.pipeline);
    }
}
