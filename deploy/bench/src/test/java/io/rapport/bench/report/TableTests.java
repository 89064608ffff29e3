package io.rapport.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.bench.load.Spread;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableTests {

    @Test
    void showsEachFigureBesideItsGoalAndItsBaseline() {
        var table =
                Table.of(
                        List.of(
                                figure(List.of(8.0, 7.25, 30.0), new Goal.AtMost(12), 2),
                                figure(List.of(1234.0), new Goal.ShareOfRaw(0.5), 4000)));

        assertThat(table.lines())
                .containsExactly(
                        "| figure | unit | median | spread      | goal         |        | raw   | ratio | raw is |",
                        "| ------ | ---- | ------ | ----------- | ------------ | ------ | ----- | ----- | ------ |",
                        "| it     | ms   | 8      | 7.25–30     | ≤ 12         | met    | 2     | 4     | bare   |",
                        "| it     | ms   | 1,234  | 1,234–1,234 | ≥ 0.50 × raw | MISSED | 4,000 | 0.31  | bare   |");
    }

    @Test
    void judgesByTheMedian() {
        assertThat(figure(List.of(1.0, 11.0, 99.0), new Goal.AtMost(12), 1).isMet()).isTrue();
        assertThat(figure(List.of(1.0, 13.0, 99.0), new Goal.AtMost(12), 1).isMet()).isFalse();
        assertThat(figure(List.of(299.0), new Goal.AtLeast(300), 1).isMet()).isFalse();
        assertThat(figure(List.of(19.9), new Goal.LessThanTimesRaw(2), 10).isMet()).isTrue();
        assertThat(figure(List.of(20.0), new Goal.LessThanTimesRaw(2), 10).isMet()).isFalse();
    }

    private static Figure figure(List<Double> measured, Goal goal, double raw) {
        return new Figure("it", "ms", Spread.of(measured), goal, Spread.of(List.of(raw)), "bare");
    }
}
