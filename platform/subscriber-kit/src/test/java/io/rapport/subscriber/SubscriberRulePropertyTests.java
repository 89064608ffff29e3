package io.rapport.subscriber;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.contracts.EventOrder;
import io.rapport.subscriber.Snapshots.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// The rule under any order, repetition and loss of what is delivered.
class SubscriberRulePropertyTests {

    /// @param published all events, each aggregate's in order
    /// @param delivered some of them, shuffled and repeated
    record Story(List<ReceivedEvent> published, List<ReceivedEvent> delivered, boolean reading) {

        Map<String, Long> newest(List<ReceivedEvent> events) {
            var newest = new HashMap<String, Long>();
            for (var event : events) {
                newest.merge(event.envelope().subject(), event.envelope().order(), Math::max);
            }
            return newest;
        }

        /// The service's answer: the newest state of all, whatever was delivered.
        Snapshots snapshots() {
            if (!reading) {
                return Snapshots.none();
            }
            var newest = newest(published);
            return gap -> {
                var order = newest.getOrDefault(gap.aggregateId(), EventOrder.NONE);
                return Optional.of(
                        new Snapshot(
                                EventOrder.epoch(order),
                                EventOrder.sequence(order),
                                Notes.value(gap.aggregateId(), order)));
            };
        }
    }

    @Provide
    Arbitrary<Story> stories() {
        var lengths = Arbitraries.integers().between(1, 12).list().ofMinSize(1).ofMaxSize(4);
        var epochs = Arbitraries.integers().between(1, 3);
        var losses = Arbitraries.integers().between(0, 60);
        return Combinators.combine(
                        lengths, epochs, losses, Arbitraries.longs(), Arbitraries.of(true, false))
                .as(SubscriberRulePropertyTests::story);
    }

    private static Story story(
            List<Integer> lengths, int epochs, int lossPercent, long seed, boolean reading) {
        var published = new ArrayList<ReceivedEvent>();
        for (var aggregate = 0; aggregate < lengths.size(); aggregate++) {
            for (var epoch = 1; epoch <= epochs; epoch++) {
                for (var sequence = 1; sequence <= lengths.get(aggregate); sequence++) {
                    published.add(
                            Notes.received("not_" + aggregate, EventOrder.of(epoch, sequence)));
                }
            }
        }
        var random = new Random(seed);
        var delivered = new ArrayList<ReceivedEvent>();
        for (var event : published) {
            if (random.nextInt(100) >= lossPercent) {
                for (var times = 1 + random.nextInt(3); times > 0; times--) {
                    delivered.add(random.nextInt(delivered.size() + 1), event);
                }
            }
        }
        return new Story(published, delivered, reading);
    }

    @Property(tries = 500)
    void endsAtTheNewestThatCameOrLater(@ForAll("stories") Story story) {
        var held = new HeldInMemory();
        var keeper = new StateKeeper(held, story.snapshots(), new AlertsInMemory(), new Tally());

        story.delivered().forEach(keeper::event);

        var published = story.newest(story.published());
        story.newest(story.delivered())
                .forEach((id, order) -> {
                    var seen = held.of(id).seen().order();
                    assertThat(seen).isBetween(order, published.getOrDefault(id, 0L));
                    assertThat(held.of(id).value()).isEqualTo(Notes.value(id, seen));
                });
    }

    @Property(tries = 500)
    void noticesExactlyTheHolesOfWhatComesInOrder(@ForAll("stories") Story story) {
        var tally = new Tally();
        var keeper =
                new StateKeeper(new HeldInMemory(), Snapshots.none(), new AlertsInMemory(), tally);
        var came = story.published().stream().filter(story.delivered()::contains).toList();

        came.forEach(keeper::event);

        var holes = 0;
        var last = new HashMap<String, Long>();
        for (var event : came) {
            var id = event.envelope().subject();
            long before = last.getOrDefault(id, EventOrder.NONE);
            var first = before == 0 || EventOrder.epoch(before) < event.envelope().epoch();
            var expected = first ? 1 : EventOrder.sequence(before) + 1;
            holes += event.envelope().sequence() == expected ? 0 : 1;
            last.put(id, event.envelope().order());
        }
        assertThat(tally.counts().gaps()).isEqualTo(holes);
        assertThat(tally.counts().replaced()).isEqualTo(came.size() - holes);
    }

    @Property(tries = 300)
    void aStateReadAtAnyMomentChangesNothingOfTheEnd(
            @ForAll("stories") Story story, @ForAll Random random) {
        var held = new HeldInMemory();
        var keeper = new StateKeeper(held, story.snapshots(), new AlertsInMemory(), new Tally());
        var states = new ArrayList<>(story.published());
        var all = new ArrayList<>(story.delivered());
        for (var state : states) {
            all.add(random.nextInt(all.size() + 1), state);
        }

        for (var each : all) {
            if (random.nextBoolean()) {
                keeper.event(each);
            } else {
                keeper.state(each.envelope(), each.value());
            }
        }

        assertThat(held.orders()).isEqualTo(story.newest(story.published()));
    }

    @Property(tries = 300)
    void otherContentUnderAKnownIdIsToldAndChangesNothing(
            @ForAll("stories") Story story, @ForAll Random random) {
        var held = new HeldInMemory();
        var alerts = new AlertsInMemory();
        var keeper = new StateKeeper(held, story.snapshots(), alerts, new Tally());
        story.published().forEach(keeper::event);
        var before = held.orders();
        var known = story.published().get(random.nextInt(story.published().size())).envelope();

        keeper.event(Notes.received(known.subject(), known.order(), "{\"state\":\"other\"}"));

        assertThat(alerts.all).containsExactly("conflicting " + known.id());
        assertThat(held.orders()).isEqualTo(before);
        assertThat(held.of(known.subject()).value()).doesNotContain("other");
    }
}
