package io.rapport.platform.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.rapport.platform.consume.ReceivedEvent;
import io.rapport.platform.consume.TrialEvents;
import io.rapport.platform.policy.PostponedEvents.Postponed;
import io.rapport.platform.policy.PostponedEvents.Standing;
import io.rapport.test.TestStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;

/// What waits to be acted on, on a real store.
class PostponedEventsTests {

    private static final Set<String> POLICIES = Set.of("answers");
    private static final String POLICY = "answers";

    private Instant now = Instant.parse("2026-03-02T12:00:00Z");
    private final MongoClient client = MongoClients.create(TestStore.uri());
    private final PostponedEvents postponed =
            new PostponedEvents(
                    new SimpleMongoClientDatabaseFactory(
                            client, TestStore.freshDatabase(PostponedEventsTests.class)),
                    (_, _) -> {},
                    () -> now);

    @BeforeEach
    void three() {
        postponed.add(POLICY, event(9), "command.outbox-full", 1);
        postponed.add(POLICY, event(10), "waits", 0);
        postponed.add(POLICY, event(100), "waits", 0);
    }

    @AfterEach
    void close() {
        client.close();
    }

    /// Of one aggregate, at this place among its events.
    private static ReceivedEvent event(long sequence) {
        var some = TrialEvents.received("not_1", sequence);
        return new ReceivedEvent(
                some.envelope(),
                some.event(),
                some.topic(),
                some.partition(),
                sequence,
                some.logTime(),
                some.hash(),
                some.value());
    }

    private Postponed first() {
        return postponed.first(POLICY, "not_1").orElseThrow();
    }

    private Postponed taken() {
        return postponed.take(first()).orElseThrow();
    }

    private List<Long> due() {
        return postponed.due(POLICIES, 10).stream().map(Postponed::offset).toList();
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    @Test
    void theFirstOfAnAggregateAloneHasATimeAndPassesItsTurnOn() {
        assertThat(due()).as("not before its time").isEmpty();
        pass(Duration.ofSeconds(1));
        assertThat(due()).containsExactly(9L);
        assertThat(postponed.due(Set.of("others"), 10)).isEmpty();

        assertThat(postponed.done(taken()).map(Postponed::offset)).contains(10L);

        assertThat(due()).containsExactly(10L);
        postponed.done(taken());
        assertThat(postponed.done(taken())).isEmpty();
        assertThat(postponed.standing(POLICY, event(101))).isEqualTo(Standing.FREE);
    }

    @Test
    void whatWaitsAlreadyStaysAsItIsAndHoldsBackWhatComesLater() {
        postponed.add(POLICY, event(9), "another", 1);

        assertThat(first().reason()).isEqualTo("command.outbox-full");
        assertThat(postponed.standing(POLICY, event(101))).isEqualTo(Standing.WAITS);
        assertThat(postponed.standing("others", event(101))).isEqualTo(Standing.FREE);
    }

    /// The one before it was done a moment ago: nobody else gives it a time.
    @Test
    void whatComesWhileTheLastOneGoesHasTheTurnItself() {
        var last = Optional.of(taken());
        while (last.isPresent()) {
            last = postponed.done(last.get()).flatMap(postponed::take);
        }

        postponed.add(POLICY, event(101), "waits", 0);

        pass(Duration.ofSeconds(1));
        assertThat(due()).containsExactly(101L);
    }

    @Test
    void ofManyWhoWantATryOneHasItForSomeMinutes() throws Exception {
        var first = first();
        Callable<Boolean> take = () -> postponed.take(first).isPresent();
        try (var threads = Executors.newFixedThreadPool(8)) {
            var took = 0;
            for (var each : threads.invokeAll(IntStream.range(0, 8).mapToObj(_ -> take).toList())) {
                took += each.get() ? 1 : 0;
            }
            assertThat(took).isEqualTo(1);
        }
        assertThat(first().tries()).isEqualTo(1);
        pass(PostponedEvents.TAKEN.minusSeconds(1));
        assertThat(due()).isEmpty();
        pass(Duration.ofSeconds(1));
        assertThat(due()).as("who took it died").containsExactly(9L);
    }

    @Test
    void whatFailsIsTriedByGrowingStepsAndToldOfAtTheFifth() {
        for (var tries = 2; tries <= PostponedEvents.STUCK; tries++) {
            assertThat(postponed.countStuck(10)).isZero();
            postponed.failed(taken(), "reason-" + tries);
            var step = PostponedEvents.STEPS.get(tries - 1);
            assertThat(first().at()).isEqualTo(now.plus(step));
            pass(step);
            assertThat(due()).containsExactly(9L);
        }
        assertThat(postponed.stuck(10)).hasSize(1);
        assertThat(postponed.countStuck(10)).isEqualTo(1);
        assertThat(postponed.count(POLICY, 10)).isEqualTo(3);
    }

    /// An outage says nothing about the event.
    @Test
    void whatCouldNotBeTriedIsGivenBackAsItWas() {
        postponed.giveBack(taken());

        assertThat(first().tries()).isEqualTo(1);
        assertThat(first().reason()).isEqualTo("command.outbox-full");
        pass(PostponedEvents.STEPS.get(1));
        assertThat(due()).containsExactly(9L);
    }

    @Test
    void whatIsGivenUpStaysSoAlsoWhenItIsBroughtAgain() {
        assertThat(postponed.giveUp(first().id())).isTrue();

        assertThat(postponed.standing(POLICY, event(9))).isEqualTo(Standing.GIVEN_UP);
        assertThat(due()).containsExactly(10L);
        assertThat(postponed.count(POLICY, 10)).isEqualTo(2);
        postponed.add(POLICY, event(9), "again", 1);
        assertThat(first().offset()).isEqualTo(10);
        pass(Duration.ofDays(8));
        postponed.sweep();
        assertThat(postponed.standing(POLICY, event(9))).isEqualTo(Standing.WAITS);
    }

    @Test
    void whatAClockThatRanAheadPutFarAwayIsDue() {
        pass(Duration.ofDays(400));
        postponed.giveBack(taken());
        pass(Duration.ofDays(-400));

        assertThat(due()).containsExactly(9L);
    }
}
