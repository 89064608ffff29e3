package io.rapport.analytics.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.analytics.history.AsOf;
import io.rapport.analytics.history.Fact;
import io.rapport.analytics.history.History;
import io.rapport.analytics.vocabulary.Outcome;
import io.rapport.analytics.vocabulary.PipelineFacts;
import io.rapport.analytics.vocabulary.StageValue;
import io.rapport.contracts.EventOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PipelineVersionsTests {

    private static final long RESTORED = 3_000;

    /// Version 2 was taken back by a restore, and its number given to other stages.
    @Test
    void aNumberThatIsUsedAgainMeansWhatItMeantWhenItWasKnown() {
        var history =
                History.of(
                        List.of(
                                version(EventOrder.of(1, 1), 1_000, 1, "s1", "s2"),
                                version(EventOrder.of(1, 2), 2_000, 2, "s1", "s2"),
                                Fact.at(EventOrder.of(2, 1), RESTORED, RESTORED)
                                        .restoring(EventOrder.of(1, 1))
                                        .build(),
                                version(EventOrder.of(2, 2), 4_000, 2, "s2", "s1")));

        var now = PipelineVersions.of(Map.of("pip_1", history));

        assertThat(now.isLater(stage("s1"), stage("s2"))).isFalse();
        assertThat(now.knownAt(RESTORED - 1).isLater(stage("s1"), stage("s2"))).isTrue();
        assertThat(now.knownAt(4_000).isLater(stage("s1"), stage("s2"))).isFalse();
        assertThat(now.knownAt(AsOf.EVERYTHING)).isSameAs(now);
    }

    private static Fact version(long order, long time, int version, String... stages) {
        var template =
                new PipelineFacts.Template(
                        "General",
                        version,
                        Arrays.stream(stages)
                                .map(id -> new PipelineFacts.Stage(id, id, false, null, null))
                                .toList());
        return Fact.at(order, time, time).set(PipelineFacts.TEMPLATE, template).build();
    }

    private static StageValue stage(String id) {
        return new StageValue("pip_1", 2, id, Outcome.OPEN);
    }
}
