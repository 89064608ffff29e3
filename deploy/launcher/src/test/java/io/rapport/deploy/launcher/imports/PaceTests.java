package io.rapport.deploy.launcher.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaceTests {

    @Test
    void withoutALimitBatchesStayAsTheyAre() {
        assertThat(Pace.unlimited().atMost(400)).isEqualTo(400);
        assertThat(Pace.perSecond(0).atMost(400)).isEqualTo(400);
    }

    @Test
    void aBatchIsNoLargerThanASecondMaySend() {
        assertThat(Pace.perSecond(120).atMost(400)).isEqualTo(120);
        assertThat(Pace.perSecond(1_000).atMost(400)).isEqualTo(400);
    }

    @Test
    void noSecondSendsMoreThanItMay() {
        var pace = Pace.perSecond(50);
        var sent = new ArrayList<Long>();
        for (var batch = 0; batch < 4; batch++) {
            pace.await(50);
            sent.add(System.nanoTime());
        }

        assertThat(between(sent, 0, 3)).isGreaterThan(1_900_000_000L);
    }

    private static long between(List<Long> times, int from, int to) {
        return times.get(to) - times.get(from);
    }
}
