package io.rapport.platform.statetopic;

import static io.rapport.test.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.contracts.EventOrder;
import io.rapport.subscriber.Held;
import io.rapport.subscriber.HeldStates;
import io.rapport.subscriber.LastSeen;
import io.rapport.subscriber.Start;
import io.rapport.subscriber.StateTopicSnapshots;
import io.rapport.subscriber.Subscriber;
import io.rapport.subscriber.Subscription;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/// State topics as subscribers meet them, with the subscribers' own client.
class StateTopicTests {

    private static final int AGGREGATES = 40;
    private static final int EVENTS = 30;

    @Test
    void whoeverStartsWhereverEndsEqual() throws InterruptedException {
        var trial = Trial.create();
        var first = trial.started();
        var second = trial.started();
        var away = new Rows();
        var fromState = new Rows();
        var replaying = new Rows();
        var sent = new AtomicInteger();
        try {
            var traffic = Thread.ofPlatform().start(() -> traffic(trial, sent));
            try (var running = running(trial, "away", Start.EVENTS, away)) {
                await("the subscriber has replaced each row once")
                        .until(() -> running.counts().replaced() > AGGREGATES);
            }
            await("half of the events are sent").until(() -> sent.get() > EVENTS / 2);
            await("each aggregate has a state").until(() -> trial.last().size() == AGGREGATES);
            try (var middle = running(trial, "middle", Start.STATES, fromState)) {
                await("the late subscriber has read a state")
                        .until(() -> middle.counts().states() > 0);
                traffic.join();
                trial.send("not_0", EVENTS + 3);
                awaitEnd(fromState);
                assertThat(middle.counts().gaps()).isGreaterThan(0);
                assertThat(middle.counts().replaced()).isLessThan(AGGREGATES * (EVENTS - 1L));
            }
            try (var back = running(trial, "away", Start.EVENTS, away);
                    var all = running(trial, "all", Start.EVENTS, replaying)) {
                awaitEnd(away);
                awaitEnd(replaying);
                assertThat(back.counts().gaps()).isEqualTo(1);
                assertThat(all.counts().gaps()).isEqualTo(1);
                assertThat(all.counts().dropped()).isGreaterThan(0);
            }
            await("the state topic ends with the last states")
                    .untilAsserted(() -> assertThat(trial.last()).isEqualTo(end()));
            assertThat(fromState.labels()).isEqualTo(away.labels()).isEqualTo(replaying.labels());
        } finally {
            first.stop();
            second.stop();
        }
    }

    @Test
    void goesOnWhereItStoodAndRemembersWhatItKept() {
        var trial = Trial.create();
        var first = trial.started();
        trial.send("not_a", 1, 2, 3);
        await("the last state is 3").until(() -> trial.last().getOrDefault("not_a", 0L) == 3);
        first.stop();
        trial.send("not_a", 2);
        trial.send("not_b", 1);

        var second = trial.started();
        await("the last state is 1").until(() -> trial.last().getOrDefault("not_b", 0L) == 1);
        trial.send("not_a", 1, 3, 4);

        try {
            await("the last state is 4").until(() -> trial.last().getOrDefault("not_a", 0L) == 4);
            assertThat(trial.kept("not_a")).isSorted().doesNotHaveDuplicates();
        } finally {
            second.stop();
        }
    }

    /// Every aggregate's events in order, each now and then again, much later.
    private static void traffic(Trial trial, AtomicInteger sent) {
        try (var producer = Trial.producer()) {
            for (var sequence = 1; sequence <= EVENTS; sequence++) {
                for (var number = 0; number < AGGREGATES; number++) {
                    var _ = producer.send(trial.event("not_" + number, sequence));
                    if ((number + sequence) % 5 == 0) {
                        var late = Math.max(1, sequence - 7);
                        var _ = producer.send(trial.event("not_" + number, late));
                    }
                }
                producer.flush();
                LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
                sent.set(sequence);
            }
        }
    }

    private static Map<String, Long> end() {
        var end = new HashMap<String, Long>();
        for (var number = 0; number < AGGREGATES; number++) {
            end.put("not_" + number, (long) EVENTS);
        }
        end.put("not_0", EVENTS + 3L);
        return end;
    }

    private static void awaitEnd(Rows rows) {
        await("the subscriber ends with the last sequences")
                .untilAsserted(() -> assertThat(rows.sequences()).isEqualTo(end()));
    }

    private static Subscriber running(Trial trial, String group, Start start, Rows rows) {
        var subscription =
                Subscription.of(
                                Trial.BROKER,
                                trial.topic() + "." + group,
                                List.of(trial.topic()),
                                rows)
                        .startingFrom(start)
                        .mendingBy(new StateTopicSnapshots(Trial.BROKER));
        var subscriber = new Subscriber(subscription);
        Thread.ofPlatform().name(group).start(subscriber);
        return subscriber;
    }

    /// A subscriber's store.
    private static final class Rows implements HeldStates {

        private final Map<String, Held> rows = new ConcurrentHashMap<>();

        @Override
        public Optional<LastSeen> lastSeen(String aggregateId) {
            return Optional.ofNullable(rows.get(aggregateId)).map(Held::seen);
        }

        @Override
        public void replace(Held newer) {
            rows.put(newer.aggregateId(), newer);
        }

        Map<String, Long> sequences() {
            var sequences = new HashMap<String, Long>();
            rows.forEach((id, row) -> sequences.put(id, EventOrder.sequence(row.seen().order())));
            return sequences;
        }

        /// States alone: an event's value says what changed as well.
        Map<String, String> labels() {
            var labels = new HashMap<String, String>();
            rows.forEach((id, row) -> labels.put(id, row.value().replace("\"change\":{},", "")));
            return labels;
        }
    }
}
