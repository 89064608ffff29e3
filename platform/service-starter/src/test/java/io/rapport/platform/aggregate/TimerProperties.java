package io.rapport.platform.aggregate;

import static io.rapport.platform.aggregate.AggregateStore.ALL;
import static io.rapport.platform.aggregate.AggregateStore.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.contracts.EventHeaders;
import io.rapport.platform.aggregate.DueAggregates.Due;
import io.rapport.test.TestStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

/// Whatever order things come in (firing by two instances whose clocks differ, looks that are old
/// by the time they are acted on, commands that move what is due), each alarm rings exactly as
/// often as its due times came before somebody fired, at those times.
class TimerProperties {

    private static @Nullable AlarmStore one;
    private static @Nullable AlarmStore two;
    private static final AggregateStore.TestClock CLOCK = new AggregateStore.TestClock();
    private static final AggregateStore.TestClock AHEAD = new AggregateStore.TestClock();

    @BeforeContainer
    static void open() {
        var database = TestStore.freshDatabase(TimerProperties.class);
        one = new AlarmStore(database, CLOCK);
        two = new AlarmStore(database, AHEAD);
        AHEAD.advance(Duration.ofSeconds(5));
    }

    @AfterContainer
    static void close() {
        Objects.requireNonNull(one).close();
        Objects.requireNonNull(two).close();
    }

    /// What may happen at a moment.
    sealed interface Step {

        /// Time passes.
        record Pass(int minutes) implements Step {}

        /// An instance looks, and keeps what it saw.
        record Look() implements Step {}

        /// An instance acts on the oldest look that has not been acted on.
        record Act(boolean second) implements Step {}

        /// Somebody sets when it is due, from now, or that it is not.
        record Set(@Nullable Integer minutes, boolean second) implements Step {}
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        var pass = Arbitraries.integers().between(1, 40).<Step>map(Step.Pass::new);
        var look = Arbitraries.just((Step) new Step.Look());
        var act = Arbitraries.of(true, false).<Step>map(Step.Act::new);
        var set =
                Combinators.combine(
                                Arbitraries.integers().between(-20, 60).injectNull(0.2),
                                Arbitraries.of(true, false))
                        .<Step>as(Step.Set::new);
        return Arbitraries.frequencyOf(
                        net.jqwik.api.Tuple.of(3, pass),
                        net.jqwik.api.Tuple.of(3, look),
                        net.jqwik.api.Tuple.of(4, act),
                        net.jqwik.api.Tuple.of(2, set))
                .list()
                .ofMinSize(4)
                .ofMaxSize(30);
    }

    @Property(tries = 60)
    void ringsOnceForEveryTimeThatCame(@ForAll("steps") List<Step> steps) {
        var store = Objects.requireNonNull(one);
        var other = Objects.requireNonNull(two);
        var began = CLOCK.instant();
        Instant expectedDue = began.plus(Duration.ofMinutes(10));
        var id = store.create(Alarm.at("tea", expectedDue));
        var rang = new ArrayList<Instant>();
        var looks = new ArrayList<Due>();
        for (var step : steps) {
            switch (step) {
                case Step.Pass(var minutes) -> {
                    CLOCK.advance(Duration.ofMinutes(minutes));
                    AHEAD.advance(Duration.ofMinutes(minutes));
                }
                case Step.Look _ ->
                        store.due.due(CLOCK.instant(), 500).stream()
                                .filter(due -> due.id().equals(id))
                                .forEach(looks::add);
                case Step.Act(var second) -> {
                    if (!looks.isEmpty()) {
                        (second ? other : store).due.fire(looks.removeFirst(), CLOCK.instant());
                        if (expectedDue != null && !expectedDue.isAfter(CLOCK.instant())) {
                            rang.add(expectedDue);
                            expectedDue = null;
                        }
                    }
                }
                case Step.Set(var minutes, var second) -> {
                    var to =
                            minutes == null
                                    ? null
                                    : CLOCK.instant().plus(Duration.ofMinutes(minutes));
                    (second ? other : store)
                            .alarms.change(
                                    AggregateStore.command(), id, stored -> stored.state().set(to));
                    expectedDue = to;
                }
            }
        }

        assertThat(store.alarms.require(ALL, id).state().rung()).isEqualTo(rang.size());
        var told =
                store.outbox(id).stream()
                        .skip(1)
                        .map(entry -> EventHeaders.read(entry.headers()::get).effective())
                        .toList();
        assertThat(told).hasSameSizeAs(rang).isSorted();
        for (var i = 0; i < rang.size(); i++) {
            var before = i == 0 ? began : told.get(i - 1);
            assertThat(told.get(i)).isEqualTo(rang.get(i).isAfter(before) ? rang.get(i) : before);
        }
        assertThat(began).isAfterOrEqualTo(NOON);
        var raw = store.raw(id);
        assertThat(raw.containsKey("due")).isEqualTo(expectedDue != null);
    }
}
