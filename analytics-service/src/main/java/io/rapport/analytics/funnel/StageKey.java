package io.rapport.analytics.funnel;

import io.rapport.analytics.vocabulary.StageValue;
import java.util.Comparator;

/// A stage of a pipeline. The id alone says nothing: pipelines choose the ids of their stages, and
/// two may choose the same.
///
/// @param stage its id within the pipeline
record StageKey(String pipeline, String stage) implements Comparable<StageKey> {

    private static final Comparator<StageKey> ORDER =
            Comparator.comparing(StageKey::pipeline).thenComparing(StageKey::stage);

    static StageKey of(StageValue value) {
        return new StageKey(value.pipeline(), value.stage());
    }

    @Override
    public int compareTo(StageKey other) {
        return ORDER.compare(this, other);
    }
}
