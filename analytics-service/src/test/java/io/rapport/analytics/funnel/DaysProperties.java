package io.rapport.analytics.funnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/// A distribution says the same as the days themselves, sorted.
class DaysProperties {

    private static final long TODAY = 20_000;

    @Property
    void saysWhatTheDaysSay(
            @ForAll @Size(max = 60) List<@IntRange(min = -30, max = 90) Integer> days) {
        var distribution = of(days);

        if (days.isEmpty()) {
            assertThat(distribution.summary()).isNull();
            return;
        }
        var sorted = days.stream().sorted().toList();
        var summary = distribution.summary();
        assertThat(summary).isNotNull();
        assertThat(summary.count()).isEqualTo(sorted.size());
        assertThat(summary.least()).isEqualTo(sorted.getFirst().longValue());
        assertThat(summary.most()).isEqualTo(sorted.getLast().longValue());
        assertThat(summary.median())
                .isEqualTo(
                        (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2))
                                / 2.0);
        assertThat(summary.mean())
                .isCloseTo(
                        sorted.stream().mapToInt(Integer::intValue).average().orElseThrow(),
                        offset(0.0001));
        assertThat(distribution.between(0, 30))
                .isEqualTo(sorted.stream().filter(day -> day >= 0 && day <= 30).count());
    }

    @Property
    void whatIsTakenAwayLeavesNoTrace(
            @ForAll @Size(max = 40) List<@IntRange(max = 50) Integer> stay,
            @ForAll @Size(max = 40) List<@IntRange(max = 50) Integer> go) {
        var all = new ArrayList<>(stay);
        all.addAll(go);
        Collections.shuffle(all, new Random(all.hashCode()));
        var distribution = of(all);
        go.forEach(day -> distribution.add(day, -1));

        assertThat(distribution.summary()).isEqualTo(of(stay).summary());
        assertThat(distribution.size()).isEqualTo(of(stay).size());
    }

    @Property
    void agesAreCountedFromTheirDays(
            @ForAll @Size(max = 40) List<@IntRange(max = 500) Integer> ages) {
        var entered = new Days();
        ages.forEach(age -> entered.add(TODAY - age, 1));

        var counted = entered.before(TODAY);
        assertThat(counted.summary()).isEqualTo(of(ages).summary());
        assertThat(counted.between(31, 60)).isEqualTo(of(ages).between(31, 60));
    }

    private static Days of(List<Integer> days) {
        var distribution = new Days();
        days.forEach(day -> distribution.add(day, 1));
        return distribution;
    }
}
