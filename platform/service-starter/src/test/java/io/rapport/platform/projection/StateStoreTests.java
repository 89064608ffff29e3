package io.rapport.platform.projection;

import static io.rapport.platform.consume.TrialEvents.NOON;
import static io.rapport.platform.consume.TrialEvents.TENANT;
import static io.rapport.platform.consume.TrialEvents.received;
import static io.rapport.platform.consume.TrialEvents.withdrawn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.rapport.contracts.EventOrder;
import io.rapport.platform.consume.ReceivedEvent;
import io.rapport.platform.consume.RefusedEventsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StateStoreTests {

    private static final String SILENT = "silent";

    private final StateStore states =
            ViewsOfTests.STORES
                    .states("states", StateStoreTests::state)
                    .of("not_")
                    .indexed("label")
                    .build();

    private static @Nullable Document state(ReceivedEvent event) {
        var state = Document.parse(event.value()).get("state", Document.class);
        return state.getString("label").equals(SILENT) ? null : state;
    }

    @Property(tries = 40)
    void anyOrderAndRepetitionGiveTheSameDocuments(@ForAll long seed) {
        var random = new Random(seed);
        var events = histories(random);
        var straight = ViewsOfTests.fresh();
        states.apply(straight, events);

        var disturbed = ViewsOfTests.fresh();
        ViewsOfTests.disturbed(events, random).forEach(batch -> states.apply(disturbed, batch));

        assertThat(ViewsOfTests.all(states.collection(disturbed)))
                .isEqualTo(ViewsOfTests.all(states.collection(straight)));
        assertThat(states.differences(straight, disturbed, NOON)).isEmpty();
    }

    @Property(tries = 40)
    void whatIsMissingEndsThePrefixUntilItComes(@ForAll long seed) {
        var random = new Random(seed);
        var events = histories(random);
        var some = events.stream().filter(_ -> random.nextInt(4) > 0).toList();
        var generation = ViewsOfTests.fresh();

        ViewsOfTests.disturbed(some, random).forEach(batch -> states.apply(generation, batch));

        some.stream()
                .collect(Collectors.groupingBy(ReceivedEvent::aggregateId))
                .forEach((id, seen) -> {
                    var orders = new TreeSet<Long>();
                    seen.forEach(event -> orders.add(event.order()));
                    var held = states.find(generation, id).orElseThrow();
                    assertThat(held.prefix()).isEqualTo(Prefixes.extendAcrossEpochs(0, orders));
                    assertThat(held.order()).isEqualTo(orders.last());
                });

        ViewsOfTests.disturbed(events, random).forEach(batch -> states.apply(generation, batch));

        var straight = ViewsOfTests.fresh();
        states.apply(straight, events);
        assertThat(ViewsOfTests.all(states.collection(generation)))
                .isEqualTo(ViewsOfTests.all(states.collection(straight)));
    }

    @Property(tries = 15)
    void writersThatDoNotKnowOfEachOtherGiveTheSame(@ForAll long seed) throws Exception {
        var events = histories(new Random(seed));
        var generation = ViewsOfTests.fresh();
        var work = new ArrayList<Callable<Void>>();
        for (var writer = 0; writer < 4; writer++) {
            var random = new Random(seed + writer);
            work.add(() -> {
                ViewsOfTests.disturbed(events, random)
                        .forEach(batch -> states.apply(generation, batch));
                return null;
            });
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(work)) {
                done.get();
            }
        }

        var straight = ViewsOfTests.fresh();
        states.apply(straight, events);
        assertThat(ViewsOfTests.all(states.collection(generation)))
                .isEqualTo(ViewsOfTests.all(states.collection(straight)));
    }

    /// What came before its turn is noted apart; a batch that fills the hole must take it along.
    @Test
    void aHoleThatIsFilledAtOnceLeavesNoNoteBehind() {
        var inOneGo = ViewsOfTests.fresh();
        states.apply(inOneGo, List.of(received("not_a", 1)));
        states.apply(inOneGo, List.of(received("not_a", 3)));
        states.apply(
                inOneGo, List.of(received("not_a", 2), received("not_a", 3), received("not_a", 4)));
        var fromTheStart = ViewsOfTests.fresh();
        states.apply(fromTheStart, List.of(received("not_a", 2)));
        states.apply(
                fromTheStart,
                List.of(received("not_a", 1), received("not_a", 2), received("not_a", 3)));

        for (var generation : List.of(inOneGo, fromTheStart)) {
            assertThat(ViewsOfTests.all(states.collection(generation)).get("not_a"))
                    .doesNotContainKey("ahead");
        }
    }

    /// An event that says nothing of the state counts for the prefix all the same.
    @Test
    void aHoleBeforeAnEventWithoutStateIsClosedUpToIt() {
        var generation = ViewsOfTests.fresh();
        states.apply(generation, List.of(received("not_a", 1)));
        states.apply(generation, List.of(received("not_a", 1, 5, SILENT, NOON)));

        states.apply(
                generation,
                List.of(received("not_a", 2), received("not_a", 3), received("not_a", 4)));

        assertThat(states.prefix(generation, "not_a")).isEqualTo(EventOrder.of(1, 5));
    }

    @Test
    void aHigherEpochWinsAndBeginsAnew() {
        var generation = ViewsOfTests.fresh();

        states.apply(generation, List.of(received("not_a", 1), received("not_a", 2)));
        states.apply(generation, List.of(received("not_a", 2, 1, "restored", NOON)));
        states.apply(generation, List.of(received("not_a", 3)));

        var held = states.find(generation, "not_a").orElseThrow();
        assertThat(held.state().getString("label")).isEqualTo("restored");
        assertThat(held.prefix()).isEqualTo(EventOrder.of(2, 1));
    }

    @Test
    void aWithdrawnAggregateIsHeldNoMoreAndItsPlaceIsKept() {
        for (var batches : List.of(List.of(1, 2, 3), List.of(2, 3, 1), List.of(3, 1, 2, 2))) {
            var generation = ViewsOfTests.fresh();
            for (var batch : batches) {
                var events =
                        switch (batch) {
                            case 1 -> List.of(received("not_a", 1), received("not_a", 2));
                            case 2 -> List.of(received("not_a", 3));
                            default -> List.of(withdrawn("not_a", 2, EventOrder.NONE, NOON));
                        };
                states.apply(generation, events);
            }

            assertThat(states.find(generation, "not_a")).isEmpty();
            assertThat(states.find(generation, List.of("not_a"))).isEmpty();
            assertThat(states.by(generation, TENANT, "label", "not_a3", null, 10)).isEmpty();
            assertThat(states.prefix(generation, "not_a")).isEqualTo(EventOrder.of(2, 1));
        }
    }

    @Test
    void refusesTheNewestEventWithOtherContent() {
        var generation = ViewsOfTests.fresh();
        states.apply(generation, List.of(received("not_a", 1, 1, "true", NOON)));
        var forged = received("not_a", 1, 1, "forged", NOON);

        assertThatExceptionOfType(RefusedEventsException.class)
                .isThrownBy(() -> states.apply(generation, List.of(forged)))
                .satisfies(refused -> assertThat(refused.events()).containsExactly(forged));
        assertThat(states.by(generation, TENANT, "label", "true", null, 10)).hasSize(1);
    }

    private static List<ReceivedEvent> histories(Random random) {
        var events = new ArrayList<ReceivedEvent>();
        for (var each = 0; each < 3; each++) {
            var length = 1 + random.nextInt(8);
            for (var sequence = 1; sequence <= length; sequence++) {
                events.add(received("not_" + each, sequence));
            }
        }
        return events;
    }
}
