package io.rapport.platform.projection;

import static io.rapport.platform.consume.TrialEvents.NOON;
import static io.rapport.platform.consume.TrialEvents.TENANT;
import static io.rapport.platform.consume.TrialEvents.received;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.rapport.contracts.EventOrder;
import io.rapport.platform.consume.ParkReason;
import io.rapport.platform.consume.ReceivedEvent;
import io.rapport.platform.consume.RefusedEventsException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FactStoreTests {

    private final FactStore facts =
            ViewsOfTests.STORES
                    .facts("facts")
                    .of("not_")
                    .extras(event -> Map.of("even", event.envelope().sequence() % 2 == 0))
                    .indexed("even")
                    .build();

    @Property(tries = 40)
    void anyOrderAndRepetitionGiveTheSameDocuments(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int aggregates) {
        var random = new Random(seed);
        var events = new ArrayList<ReceivedEvent>();
        for (var each = 0; each < aggregates; each++) {
            var length = 1 + random.nextInt(8);
            for (var sequence = 1; sequence <= length; sequence++) {
                events.add(received("not_" + each, sequence));
            }
        }
        var straight = ViewsOfTests.fresh();
        facts.apply(straight, events);

        var disturbed = ViewsOfTests.fresh();
        ViewsOfTests.disturbed(events, random).forEach(batch -> facts.apply(disturbed, batch));

        assertThat(ViewsOfTests.all(facts.collection(disturbed)))
                .hasSize(events.size())
                .isEqualTo(ViewsOfTests.all(facts.collection(straight)));
        assertThat(facts.differences(straight, disturbed, NOON.plusSeconds(9_999))).isEmpty();
    }

    /// Some records were given up, and some of these events came readable after all.
    @Property(tries = 40)
    void whatWasReadTakesTheLostOnesPlaceInAnyOrder(@ForAll long seed) {
        var random = new Random(seed);
        var events = new ArrayList<ReceivedEvent>();
        var lostForGood = new HashSet<String>();
        for (var sequence = 1; sequence <= 8; sequence++) {
            var event = received("not_a", sequence);
            switch (random.nextInt(3)) {
                case 0 -> events.add(event);
                case 1 -> {
                    events.add(event);
                    events.add(lost(event));
                }
                default -> {
                    events.add(lost(event));
                    lostForGood.add(FactShape.id(event));
                }
            }
        }
        var generation = ViewsOfTests.fresh();
        ViewsOfTests.disturbed(events, random).forEach(batch -> facts.apply(generation, batch));

        var history = facts.ofAggregate(generation, "not_a");
        assertThat(history).hasSize(8);
        assertThat(history)
                .allSatisfy(fact -> {
                    assertThat(fact.isLost()).isEqualTo(lostForGood.contains(fact.id()));
                    assertThat(fact.value().isEmpty()).isEqualTo(fact.isLost());
                });
        assertThat(Prefixes.of(history, null).complete()).isTrue();
    }

    /// A forged one that lies far ahead opens no hole.
    @Test
    void whatIsLostBeyondAHoleSaysNothing() {
        var generation = ViewsOfTests.fresh();
        facts.apply(generation, List.of(received("not_a", 1), lost(received("not_a", 50))));

        assertThat(Prefixes.of(facts.ofAggregate(generation, "not_a"), null).complete()).isTrue();
        assertThat(facts.prefix(generation, "not_a")).isEqualTo(EventOrder.of(1, 1));
        assertThat(facts.highest(generation, "not_a")).isEqualTo(EventOrder.of(1, 1));
    }

    private static ReceivedEvent lost(ReceivedEvent event) {
        return new ReceivedEvent(
                event.envelope(),
                null,
                event.topic(),
                event.partition(),
                event.offset(),
                event.logTime().minusSeconds(1),
                "other",
                "");
    }

    @Test
    void keepsTheSmallestLogTime() {
        var generation = ViewsOfTests.fresh();

        for (var seconds : List.of(30, 10, 20)) {
            facts.apply(
                    generation,
                    List.of(received("not_a", 1, 1, "same", NOON.plusSeconds(seconds))));
        }

        assertThat(facts.ofAggregate(generation, "not_a"))
                .singleElement()
                .satisfies(fact -> assertThat(fact.log()).isEqualTo(NOON.plusSeconds(10)));
    }

    @Test
    void refusesAKnownEventWithOtherContentAndWritesTheRest() {
        var generation = ViewsOfTests.fresh();
        facts.apply(generation, List.of(received("not_a", 1, 1, "true", NOON)));
        var forged = received("not_a", 1, 1, "forged", NOON.plusSeconds(5));
        var next = received("not_a", 2);

        assertThatExceptionOfType(RefusedEventsException.class)
                .isThrownBy(() -> facts.apply(generation, List.of(forged, next)))
                .satisfies(refused -> {
                    assertThat(refused.events()).containsExactly(forged);
                    assertThat(refused.reason()).isEqualTo(ParkReason.CONFLICT);
                });
        assertThat(facts.ofAggregate(generation, "not_a"))
                .extracting(Fact::value)
                .containsExactly("{\"change\":{},\"state\":{\"label\":\"true\"}}", next.value());
    }

    @Test
    void refusesTwoContentsOfOneEventWithinABatch() {
        var generation = ViewsOfTests.fresh();
        var one = received("not_a", 1, 1, "one", NOON);
        var other = received("not_a", 1, 1, "other", NOON);

        assertThatExceptionOfType(RefusedEventsException.class)
                .isThrownBy(() -> facts.apply(generation, List.of(one, other)))
                .satisfies(refused -> assertThat(refused.events()).containsExactly(other));
    }

    @Test
    void knowsPrefixAndHighestOfAnAggregate() {
        var generation = ViewsOfTests.fresh();
        facts.apply(
                generation,
                List.of(received("not_a", 1), received("not_a", 2), received("not_a", 4)));

        assertThat(facts.prefix(generation, "not_a")).isEqualTo(EventOrder.of(1, 2));
        assertThat(facts.highest(generation, "not_a")).isEqualTo(EventOrder.of(1, 4));
        assertThat(facts.prefix(generation, "not_b")).isZero();

        facts.apply(generation, List.of(received("not_a", 3)));

        assertThat(facts.prefix(generation, "not_a")).isEqualTo(EventOrder.of(1, 4));
    }

    @Test
    void readsByCustomerAndByExtraFieldInPages() {
        var generation = ViewsOfTests.fresh();
        for (var sequence = 1; sequence <= 5; sequence++) {
            facts.apply(generation, List.of(received("not_a", sequence)));
        }
        facts.apply(generation, List.of(received("not_b", 1), received("elsewhere_1", 1)));

        var first = facts.ofCustomer(generation, TENANT, "cus_of_not_a", null, 3);
        var second = facts.ofCustomer(generation, TENANT, "cus_of_not_a", first.getLast().id(), 3);

        assertThat(first).hasSize(3);
        assertThat(second)
                .extracting(fact -> EventOrder.sequence(fact.order()))
                .containsExactly(4L, 5L);
        assertThat(facts.by(generation, TENANT, "even", true, null, 10)).hasSize(2);
        assertThat(facts.ofCustomer(generation, "other", "cus_of_not_a", null, 3)).isEmpty();
    }
}
