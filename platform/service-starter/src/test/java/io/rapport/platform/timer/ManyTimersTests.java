package io.rapport.platform.timer;

import static io.rapport.test.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.rapport.platform.aggregate.AlarmStore;
import io.rapport.test.TestStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Ten thousand timers are due within a minute, and one of the two instances that fire them ends in
/// between. How late they are is reported; that each fires once is asserted.
@EnabledIfSystemProperty(
        named = "rapport.timers.many",
        matches = "true",
        disabledReason = "10,000 timers in a minute run with -Drapport.timers.many=true")
class ManyTimersTests {

    private static final Logger LOG = LoggerFactory.getLogger(ManyTimersTests.class);
    private static final int MANY = 10_000;
    private static final Duration WITHIN = Duration.ofMinutes(1);

    @Test
    void tenThousandInAMinuteFireOnceThoughOneOfTwoInstancesEnds() {
        var database = TestStore.freshDatabase(ManyTimersTests.class);
        try (var one = new AlarmStore(database, Clock.systemUTC());
                var other = new AlarmStore(database, Clock.systemUTC())) {
            one.index();
            var begin = Instant.now().plus(Duration.ofMinutes(1));
            var ids = new ArrayList<String>();
            for (var i = 0; i < MANY; i++) {
                ids.add(one.create(begin.plus(WITHIN.multipliedBy(i).dividedBy(MANY))));
            }
            LOG.info(
                    "created {} s before the first is due",
                    Duration.between(Instant.now(), begin).toSeconds());
            var ending = instance(one, slots(0, 8));
            var staying = instance(other, slots(8, 16));
            ending.start();
            staying.start();
            await("a third of them has rung").until(() -> one.waiting() < MANY * 2 / 3);
            ending.stop();

            await("all have rung").until(() -> other.waiting() == 0);

            staying.stop();
            assertThat(ids).allMatch(id -> other.rung(id) == 1);
            report(other.late());
        }
    }

    private static Set<Integer> slots(int from, int to) {
        return IntStream.range(from, to).boxed().collect(Collectors.toSet());
    }

    private static TimerWork instance(AlarmStore store, Set<Integer> slots) {
        return new TimerWork(
                store.register(),
                () -> slots,
                new StoreClock(store.databases(), Clock.systemUTC(), System::nanoTime),
                new TimerHold(store.databases()),
                new TimerProperties(true, Duration.ofMillis(500), Duration.ofMillis(700), 8),
                new TimerMeters(new SimpleMeterRegistry()));
    }

    private static void report(List<Duration> late) {
        assertThat(late).hasSize(MANY).noneMatch(Duration::isNegative);
        var sorted = new ArrayList<>(late);
        Collections.sort(sorted);
        LOG.info(
                "late: p50 {} ms, p95 {} ms, p99 {} ms, most {} ms",
                sorted.get(MANY / 2).toMillis(),
                sorted.get(MANY * 95 / 100).toMillis(),
                sorted.get(MANY * 99 / 100).toMillis(),
                sorted.getLast().toMillis());
    }
}
