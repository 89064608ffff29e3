package io.rapport.opportunity.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapport.platform.command.Refusal;
import io.rapport.platform.command.RefusalException;
import java.math.BigDecimal;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class PipelineTests {

    private static final Stage FIRST = stage("first", false);
    private static final Stage SECOND = stage("second", false);

    @Test
    void countsItsVersions() {
        var revised = pipeline(FIRST).revised("Sales", List.of(FIRST, SECOND));

        assertThat(revised.version()).isEqualTo(2);
        assertThat(revised.open("second")).contains(SECOND);
    }

    @Test
    void retiresStagesButNeverForgetsThem() {
        var pipeline = pipeline(FIRST, SECOND);

        assertRefusal(
                () -> pipeline.revised("Sales", List.of(SECOND)),
                new PipelineRefusal.StageMissing("first"));
        var revised = pipeline.revised("Sales", List.of(stage("first", true), SECOND));
        assertThat(revised.open("first")).isEmpty();
        assertThat(revised.first()).isEqualTo(SECOND);
    }

    @Test
    void refusesATemplateThatNoDealCouldPass() {
        assertRefusal(
                () -> pipeline(stage("only", true)).checked(), new PipelineRefusal.NoOpenStage());
        assertRefusal(() -> pipeline(FIRST, FIRST).checked(), new PipelineRefusal.StageTwice());
    }

    @Test
    void publishesNothingWhereNothingChanged() {
        var pipeline = pipeline(FIRST, SECOND);

        var decision =
                PipelineEvents.revise(pipeline, pipeline.revised("Sales", List.of(FIRST, SECOND)));

        assertThat(decision.publications()).isEmpty();
        assertThat(decision.state().version()).isEqualTo(1);
    }

    private static Pipeline pipeline(Stage... stages) {
        return Pipeline.first("sales", "Sales", List.of(stages));
    }

    private static Stage stage(String key, boolean retired) {
        return new Stage(key, key, new BigDecimal("0.5"), null, retired);
    }

    private static void assertRefusal(ThrowingCallable call, Refusal expected) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        RefusalException.class,
                        refused -> assertThat(refused.refusal()).isEqualTo(expected));
    }
}
