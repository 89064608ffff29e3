package io.rapport.platform.projection;

import static io.rapport.platform.consume.TrialEvents.NOON;
import static io.rapport.platform.consume.TrialEvents.received;
import static io.rapport.platform.consume.TrialEvents.restored;
import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.contracts.EventOrder;
import io.rapport.platform.consume.ReceivedEvent;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PrefixesTests {

    private final FactStore store = ViewsOfTests.STORES.facts("prefixes").build();

    private List<Fact> stored(String aggregate, ReceivedEvent... events) {
        var generation = ViewsOfTests.fresh();
        store.apply(generation, List.of(events));
        return store.ofAggregate(generation, aggregate);
    }

    @Test
    void keepsAWholeHistory() {
        var facts = stored("not_a", received("not_a", 1), received("not_a", 2));

        var prefix = Prefixes.of(facts, null);

        assertThat(prefix.facts()).hasSize(2);
        assertThat(prefix.complete()).isTrue();
    }

    @Test
    void cutsAtTheFirstHoleOfEachAggregate() {
        var facts =
                Stream.concat(
                                stored("not_a", received("not_a", 1), received("not_a", 3))
                                        .stream(),
                                stored("not_b", received("not_b", 1), received("not_b", 2))
                                        .stream())
                        .toList();

        var prefix = Prefixes.of(facts, null);

        assertThat(prefix.facts())
                .extracting(Fact::eventId)
                .containsExactly("not_a.1.1", "not_b.1.1", "not_b.1.2");
        assertThat(prefix.complete()).isFalse();
    }

    @Test
    void countsOnlyWhatWasInTheLogByThen() {
        var facts =
                stored(
                        "not_a",
                        received("not_a", 1, 1, "a", NOON),
                        received("not_a", 1, 2, "b", NOON.plusSeconds(60)),
                        received("not_a", 1, 3, "c", NOON.plusSeconds(20)));

        assertThat(Prefixes.of(facts, NOON).complete()).isTrue();
        assertThat(Prefixes.of(facts, NOON).facts()).hasSize(1);
        assertThat(Prefixes.of(facts, NOON.plusSeconds(30)).facts()).hasSize(1);
        assertThat(Prefixes.of(facts, NOON.plusSeconds(30)).complete()).isFalse();
        assertThat(Prefixes.of(facts, NOON.plusSeconds(60)).facts()).hasSize(3);
    }

    @Test
    void anEpochFollowsWithItsFirstSequenceOnly() {
        var restored =
                stored(
                        "not_a",
                        received("not_a", 1),
                        received("not_a", 2, 1, "restored", NOON.plusSeconds(90)));
        var late =
                stored(
                        "not_a",
                        received("not_a", 1),
                        received("not_a", 2, 2, "late", NOON.plusSeconds(90)));

        assertThat(Prefixes.of(restored, null).facts()).hasSize(2);
        assertThat(Prefixes.of(late, null).facts()).hasSize(1);
    }

    @Test
    void leavesOutWhatARestoreTookBackFromItsLogTimeOn() {
        var restored = NOON.plusSeconds(300);
        var facts =
                stored(
                        "not_a",
                        received("not_a", 1),
                        received("not_a", 2),
                        received("not_a", 3),
                        restored("not_a", 2, EventOrder.of(1, 2), restored),
                        received("not_a", 2, 2, "after", restored.plusSeconds(60)));

        assertThat(Prefixes.of(facts, null).facts())
                .extracting(Fact::eventId)
                .containsExactly("not_a.1.1", "not_a.1.2", "not_a.2.1", "not_a.2.2");
        assertThat(Prefixes.of(facts, restored.minusMillis(1)).facts())
                .extracting(Fact::eventId)
                .containsExactly("not_a.1.1", "not_a.1.2", "not_a.1.3");
    }

    @Test
    void aHoleInWhatWasTakenBackIsNone() {
        var generation = ViewsOfTests.fresh();
        store.apply(
                generation,
                List.of(
                        received("not_a", 1),
                        received("not_a", 3),
                        restored("not_a", 2, EventOrder.of(1, 1), NOON)));

        assertThat(Prefixes.of(store.ofAggregate(generation, "not_a"), null).complete()).isTrue();
        assertThat(store.prefix(generation, "not_a")).isEqualTo(EventOrder.of(2, 1));
    }

    @Test
    void aHoleBeforeWhatARestoreLeftValidIsOne() {
        var generation = ViewsOfTests.fresh();
        store.apply(
                generation,
                List.of(
                        received("not_a", 1),
                        received("not_a", 3),
                        restored("not_a", 2, EventOrder.of(1, 3), NOON)));

        assertThat(Prefixes.of(store.ofAggregate(generation, "not_a"), null).complete()).isFalse();
        assertThat(store.prefix(generation, "not_a")).isEqualTo(EventOrder.of(1, 1));
    }
}
