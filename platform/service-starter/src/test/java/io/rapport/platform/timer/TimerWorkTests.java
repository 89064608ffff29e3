package io.rapport.platform.timer;

import static io.rapport.test.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoTimeoutException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.rapport.platform.aggregate.AlarmStore;
import io.rapport.test.TestStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Instances that fire what is due, on a real store.
class TimerWorkTests {

    private static final Set<Integer> ALL =
            IntStream.range(0, 16).boxed().collect(Collectors.toSet());

    private final String database = TestStore.freshDatabase(TimerWorkTests.class);
    private final AlarmStore store = new AlarmStore(database, Clock.systemUTC());
    private final TimerHold hold = new TimerHold(store.databases());
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final List<TimerWork> working = new ArrayList<>();

    @AfterEach
    void stop() {
        working.forEach(TimerWork::stop);
        store.close();
    }

    private TimerWork instance(Set<Integer> slots) {
        return instance(new AtomicReference<>(slots));
    }

    private TimerWork instance(AtomicReference<Set<Integer>> slots) {
        var work =
                new TimerWork(
                        store.register(),
                        slots::get,
                        new StoreClock(store.databases(), Clock.systemUTC(), System::nanoTime),
                        hold,
                        new TimerProperties(true, Duration.ofMillis(20), Duration.ofMillis(200), 4),
                        new TimerMeters(registry));
        working.add(work);
        return work;
    }

    @Test
    void whatIsDueHappensWithoutAnybodyAsking() {
        var soon = store.create(Instant.now().plusMillis(300));
        var later = store.create(Instant.now().plus(Duration.ofHours(1)));
        instance(ALL).start();

        await("the alarm has rung").until(() -> store.rung(soon) == 1);

        assertThat(store.rung(later)).isZero();
        assertThat(store.waiting()).isEqualTo(1);
        assertThat(registry.get("rapport.timers").tag("outcome", "fired").counter().count())
                .isEqualTo(1);
        assertThat(registry.get("rapport.timers.late").timer().count()).isEqualTo(1);
    }

    @Test
    void whatADeadInstanceHeldIsFiredByAnother() {
        var ids = new ArrayList<String>();
        for (var i = 0; i < 40; i++) {
            ids.add(store.create(Instant.now().minusSeconds(1)));
        }
        instance(Set.of()).start();

        await("all have rung").until(() -> store.waiting() == 0);

        assertThat(ids).allMatch(id -> store.rung(id) == 1);
    }

    /// A store that is away for a while, and a fault of ours: neither ends what fires the others.
    @ParameterizedTest
    @ValueSource(classes = {MongoTimeoutException.class, UnsupportedOperationException.class})
    void whatFailsWhileItLooksIsLookedAtAgain(Class<? extends RuntimeException> failure) {
        var id = store.create(Instant.now().minusSeconds(1));
        var failures = new AtomicInteger();
        var work =
                new TimerWork(
                        store.register(),
                        () -> {
                            if (failures.incrementAndGet() <= 3) {
                                throw failure == MongoTimeoutException.class
                                        ? new MongoTimeoutException("away")
                                        : new UnsupportedOperationException();
                            }
                            return ALL;
                        },
                        new StoreClock(store.databases(), Clock.systemUTC(), System::nanoTime),
                        hold,
                        new TimerProperties(true, Duration.ofMillis(20), Duration.ofHours(1), 4),
                        new TimerMeters(registry));
        working.add(work);
        work.start();

        await("the alarm has rung").until(() -> store.rung(id) == 1);

        assertThat(failures).hasValueGreaterThan(3);
    }

    @Test
    void moreThanOneLookHoldsIsFiredWithoutAPause() {
        var ids = new ArrayList<String>();
        for (var i = 0; i < 900; i++) {
            ids.add(store.create(Instant.now().minusSeconds(1)));
        }
        instance(ALL).start();
        instance(ALL).start();

        await("all have rung").until(() -> store.waiting() == 0);

        assertThat(ids).allMatch(id -> store.rung(id) == 1);
    }

    @Test
    void whatIsHeldAfterARestoreWaitsToBeReleased() {
        var began = Instant.parse("2026-03-02T12:00:00Z");
        hold.hold(began);
        hold.hold(began.plusSeconds(60));
        assertThat(hold.since()).contains(began);
        var id = store.create(Instant.now().minusSeconds(1));
        var looked = new AtomicReference<>(ALL);
        instance(looked).start();
        var reports =
                new TimerReports(
                        store.register(),
                        new StoreClock(store.databases(), Clock.systemUTC(), System::nanoTime),
                        hold);
        await("it is overdue").until(() -> reports.report(10).kinds().getFirst().overdue() == 1);
        assertThat(reports.report(10).heldSince()).isEqualTo(began);
        assertThat(store.rung(id)).isZero();

        assertThat(hold.release()).isTrue();
        assertThat(hold.release()).isFalse();

        await("the alarm has rung").until(() -> store.rung(id) == 1);
    }
}
