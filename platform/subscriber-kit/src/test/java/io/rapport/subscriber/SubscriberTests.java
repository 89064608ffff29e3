package io.rapport.subscriber;

import static io.rapport.test.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.contracts.EventOrder;
import io.rapport.contracts.StateTopics;
import io.rapport.subscriber.Held.Origin;
import io.rapport.subscriber.Snapshots.Snapshot;
import io.rapport.test.TestBroker;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/// The loop on a real broker.
class SubscriberTests {

    private final HeldInMemory held = new HeldInMemory();
    private final AlertsInMemory alerts = new AlertsInMemory();
    private String topic = "";

    @BeforeEach
    void ownTopic(TestInfo test) {
        topic = "rapport.kit" + test.getTestMethod().orElseThrow().getName() + ".events";
        TestBroker.createTopics(topic);
    }

    @Test
    void readsFromTheBeginningAndGoesOnWhereItStopped() {
        send("a", 1, 2, 3);
        try (var running = running(subscription())) {
            await("the subscriber has a at 3")
                    .untilAsserted(() -> assertThat(sequence("a")).isEqualTo(3));
            assertThat(running.counts().unknownTypes()).isEqualTo(3);
        }
        send("a", 4, 5);

        try (var running = running(subscription())) {
            await("the subscriber has a at 5")
                    .untilAsserted(() -> assertThat(sequence("a")).isEqualTo(5));
            assertThat(running.counts().replaced()).isEqualTo(2);
            assertThat(running.counts().dropped()).isZero();
        }
        assertThat(alerts.all).isEmpty();
    }

    @Test
    void aGapMadeByHandIsNoticedAndMended() {
        var gaps = new CopyOnWriteArrayList<Gap>();
        var subscription =
                subscription()
                        .mendingBy(gap -> {
                            gaps.add(gap);
                            var order = EventOrder.of(1, 6);
                            return Optional.of(
                                    new Snapshot(1, 6, Notes.value(gap.aggregateId(), order)));
                        });

        try (var running = running(subscription)) {
            send("a", 1, 2, 4);
            await("the subscriber has a at 6")
                    .untilAsserted(() -> assertThat(sequence("a")).isEqualTo(6));
            assertThat(held.of("a").origin()).isEqualTo(Origin.SNAPSHOT);
            send("a", 5, 6, 7);

            await("the subscriber has a at 7")
                    .untilAsserted(() -> assertThat(sequence("a")).isEqualTo(7));
            assertThat(running.counts().gaps()).isEqualTo(1);
            assertThat(running.counts().dropped()).isEqualTo(2);
        }
        assertThat(gaps)
                .singleElement()
                .satisfies(gap -> {
                    assertThat(gap.event().id()).isEqualTo("a.1.4");
                    assertThat(gap.lastSeen()).isEqualTo(EventOrder.of(1, 2));
                });
    }

    @Test
    void whatFailsIsTriedAgainInOrderAndNothingIsCommittedBefore() {
        var failures = new AtomicInteger(3);
        var handled = new CopyOnWriteArrayList<String>();
        var subscription =
                subscription()
                        .telling(event -> {
                            if (event.envelope().sequence() == 2
                                    && failures.getAndDecrement() > 0) {
                                throw new IllegalStateException("store away");
                            }
                            handled.add(event.envelope().id());
                        });

        send("a", 1, 2, 3);
        try (var running = running(subscription)) {
            await("the subscriber has a at 3")
                    .untilAsserted(() -> assertThat(sequence("a")).isEqualTo(3));
            assertThat(running.counts().gaps()).isZero();
        }
        assertThat(handled).containsSubsequence("a.1.1", "a.1.2", "a.1.3");
        assertThat(alerts.all).contains("failing store away");
    }

    @Test
    void whatIsNoEventIsToldAndPassedOver() throws Exception {
        try (var producer = Notes.producer(TestBroker.bootstrapServers())) {
            producer.send(
                            new ProducerRecord<>(
                                    topic, "a".getBytes(StandardCharsets.UTF_8), new byte[] {1}))
                    .get();
        }
        send("a", 1);

        try (var running = running(subscription())) {
            await("the subscriber has a at 1")
                    .untilAsserted(() -> assertThat(sequence("a")).isEqualTo(1));
            assertThat(running.counts().unreadable()).isEqualTo(1);
        }
        assertThat(alerts.all).containsExactly("unreadable ce_specversion: is missing");
    }

    @Test
    void withoutAStateTopicItSaysSoAndCloses() {
        send("a", 1, 2, 3);

        var ended = ending(subscription().startingFrom(Start.STATES));

        assertThat(ended)
                .isInstanceOf(NoStateTopicException.class)
                .hasMessageStartingWith("There is no state topic " + StateTopics.of(topic))
                .hasMessageContaining("rapport.state-topics.enabled")
                .hasMessageContaining("Start.EVENTS");
        assertThat(alerts.all).containsExactly("ending " + ended.getMessage());
        // Nothing was committed: whoever begins with the events has all of them.
        try (var running = running(subscription())) {
            await("the subscriber has a at 3")
                    .untilAsserted(() -> assertThat(sequence("a")).isEqualTo(3));
            assertThat(running.counts().replaced()).isEqualTo(3);
        }
    }

    @Test
    void aStateTopicWithFewerPartitionsIsNone() throws Exception {
        try (var admin = Admin.create(settings())) {
            admin.createTopics(List.of(new NewTopic(StateTopics.of(topic), 1, (short) 1)))
                    .all()
                    .get();
        }

        assertThat(ending(subscription().startingFrom(Start.STATES)))
                .isInstanceOf(NoStateTopicException.class)
                .hasMessageMatching("The state topic .* has no partition [0-9]+ beside .*");
    }

    @Test
    void aGapThatAStateTopicShouldMendEndsItWhereThereIsNone() {
        send("a", 1, 3);

        var ended = ending(subscription().mendingBy(new StateTopicSnapshots(settings())));

        assertThat(ended).isInstanceOf(NoStateTopicException.class);
        assertThat(sequence("a")).isEqualTo(1);
        assertThat(alerts.all).containsExactly("ending " + ended.getMessage());
    }

    /// Runs a subscriber that must end by itself, and says why it did.
    private static Throwable ending(Subscription subscription) {
        var subscriber = new Subscriber(subscription);
        var why = new CompletableFuture<Throwable>();
        var thread = Thread.ofPlatform().name("subscriber");
        thread.uncaughtExceptionHandler((_, problem) -> why.complete(problem)).start(subscriber);
        try {
            await("the subscriber has ended").until(why::isDone);
        } finally {
            subscriber.close();
        }
        return why.join();
    }

    private long sequence(String aggregate) {
        return EventOrder.sequence(held.of(aggregate).seen().order());
    }

    private Subscription subscription() {
        return Subscription.of(settings(), topic + ".group", List.of(topic), held).alerting(alerts);
    }

    private static Map<String, Object> settings() {
        return Map.of("bootstrap.servers", TestBroker.bootstrapServers());
    }

    private static Subscriber running(Subscription subscription) {
        var subscriber = new Subscriber(subscription);
        Thread.ofPlatform().name("subscriber").start(subscriber);
        return subscriber;
    }

    private void send(String aggregate, long... sequences) {
        try (var producer = Notes.producer(TestBroker.bootstrapServers())) {
            var sent = new ArrayList<Future<?>>();
            for (var sequence : sequences) {
                sent.add(producer.send(Notes.toSend(topic, aggregate, EventOrder.of(1, sequence))));
            }
            producer.flush();
            assertThat(sent).allSatisfy(each -> assertThat(each).isDone());
        }
    }
}
