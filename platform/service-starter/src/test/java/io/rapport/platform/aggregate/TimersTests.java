package io.rapport.platform.aggregate;

import static io.rapport.platform.aggregate.AggregateStore.ALL;
import static io.rapport.platform.aggregate.AggregateStore.NOON;
import static io.rapport.platform.aggregate.AggregateStore.command;
import static io.rapport.platform.aggregate.AggregateStore.expecting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapport.contracts.EventHeaders;
import io.rapport.platform.aggregate.DueAggregates.Due;
import io.rapport.platform.aggregate.DueAggregates.Outcome;
import io.rapport.platform.relay.OutboxEntry;
import io.rapport.test.FaultyProxy;
import io.rapport.test.TestStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What happens by itself, on a real store: once, at its own time, and in nobody's way.
class TimersTests {

    private static final Instant ONE = NOON.plus(Duration.ofHours(1));
    private static final Instant TWO = NOON.plus(Duration.ofHours(2));
    private static final Instant THREE = NOON.plus(Duration.ofHours(3));

    private final String database = TestStore.freshDatabase(TimersTests.class);
    private final AggregateStore.TestClock clock = new AggregateStore.TestClock();
    private final AlarmStore store = new AlarmStore(database, clock);

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void whatIsDueHappensOnceAtItsOwnTimeHoweverLate() {
        var id = store.create(Alarm.at("tea", ONE));
        assertThat(due(ONE.minusMillis(1))).isEmpty();
        clock.advance(Duration.ofHours(3));

        assertThat(fireAll(THREE)).containsExactly(Outcome.FIRED);

        assertThat(store.outbox(id)).hasSize(2);
        var told = EventHeaders.read(store.outbox(id).getLast().headers()::get);
        assertThat(told.effective()).isEqualTo(ONE);
        assertThat(told.recorded()).isEqualTo(THREE);
        assertThat(told.actor()).isEqualTo("system:timer.alarm");
        assertThat(store.raw(id)).doesNotContainKey("due");
        assertThat(fireAll(THREE)).isEmpty();
        assertThat(store.outbox(id)).hasSize(2);
    }

    /// The write was made, and whoever made it never hears of it: as after a crash behind it.
    @Test
    void aFiringWhoseAnswerIsLostHappenedOnce() throws Exception {
        var id = store.create(Alarm.at("tea", ONE));
        clock.advance(Duration.ofHours(1));
        var due = due(ONE).getFirst();
        try (var valve =
                        FaultyProxy.before(
                                TestStore.uri().replaceAll("mongodb://([^/?]+).*", "$1"));
                var cutOff =
                        new AlarmStore(
                                "mongodb://" + valve.address(), database, clock, Alarm.TYPE)) {
            valve.loseAnswerTo("rapport.team.changed");
            assertThat(cutOff.due.fire(due, ONE)).isEqualTo(Outcome.FAILED);
            assertThat(valve.lost()).isEqualTo(1);
        }

        assertThat(store.due.fire(due, ONE)).isEqualTo(Outcome.NOTHING);
        assertThat(store.outbox(id)).hasSize(2);
        assertThat(store.alarms.require(ALL, id).state().rung()).isEqualTo(1);
        assertThat(store.raw(id)).doesNotContainKey("due");
    }

    @Test
    void whatIsRepeatedIsDueAgain() {
        var id = store.create(new Alarm("tea", ONE, TWO, 0));
        clock.advance(Duration.ofHours(3));

        assertThat(fireAll(THREE)).containsExactly(Outcome.FIRED);
        assertThat(due(THREE)).extracting(Due::at).containsExactly(TWO);
        assertThat(fireAll(THREE)).containsExactly(Outcome.FIRED);

        assertThat(effectiveTimes(id)).containsExactly(NOON, ONE, TWO);
        assertThat(store.raw(id)).doesNotContainKey("due");
    }

    /// What changed the same attribute later than it was due is before it.
    @Test
    void theOrderOfWhatHappenedIsKept() {
        var id = store.create(Alarm.at("tea", ONE));
        clock.advance(Duration.ofHours(2));
        store.alarms.change(command(), id, stored -> stored.state().labelled("coffee"));
        clock.advance(Duration.ofHours(1));

        fireAll(THREE);

        assertThat(effectiveTimes(id)).containsExactly(NOON, TWO, TWO);
    }

    @Test
    void whoHasAFormOpenSavesItWithoutAConflict() {
        var id = store.create(Alarm.at("tea", ONE));
        var open = store.alarms.require(ALL, id).revision();
        clock.advance(Duration.ofHours(1));
        fireAll(ONE);

        assertThat(store.alarms.require(ALL, id).revision()).isEqualTo(open);
        var saved =
                store.alarms.change(
                        expecting(open), id, stored -> stored.state().labelled("coffee"));

        assertThat(saved.revision()).isGreaterThan(open);
        assertThat(store.alarms.require(ALL, id).state().rung()).isEqualTo(1);
        assertThat(store.alarms.require(ALL, id).revision()).isEqualTo(saved.revision());
        assertThatThrownBy(() ->
                        store.alarms.change(
                                expecting(open), id, stored -> stored.state().labelled("milk")))
                .hasMessageContaining("command.stale-revision");
    }

    /// The timer's write comes between a command's read and its write.
    @Test
    void aCommandThatLosesToATimerIsDecidedAgain() {
        var id = store.create(Alarm.at("tea", ONE));
        var open = store.alarms.require(ALL, id).revision();
        clock.advance(Duration.ofHours(1));
        var fired = new ArrayList<Outcome>();

        store.alarms.change(
                expecting(open),
                id,
                stored -> {
                    fired.addAll(fireAll(ONE));
                    return stored.state().labelled("coffee");
                });

        assertThat(fired).containsExactly(Outcome.FIRED);
        var stored = store.alarms.require(ALL, id).state();
        assertThat(stored.label()).isEqualTo("coffee");
        assertThat(stored.rung()).isEqualTo(1);
    }

    /// Another one's change that clients see is a conflict as ever, wherever it comes in between.
    @Test
    void aCommandThatLosesToAnotherOneIsRefused() {
        var id = store.create(Alarm.at("tea", ONE));
        var open = store.alarms.require(ALL, id).revision();

        assertThatThrownBy(() ->
                        store.alarms.change(
                                expecting(open),
                                id,
                                stored -> {
                                    if (stored.state().label().equals("tea")) {
                                        store.alarms.change(
                                                command(),
                                                id,
                                                other -> other.state().labelled("milk"));
                                    }
                                    return stored.state().labelled("coffee");
                                }))
                .hasMessageContaining("command.stale-revision");
        assertThat(store.alarms.require(ALL, id).state().label()).isEqualTo("milk");
    }

    @Test
    void whatLostItsReasonDoesNotHappen() {
        var id = store.create(Alarm.at("tea", ONE));
        var seen = due(ONE).getFirst();
        store.alarms.change(command(), id, stored -> stored.state().set(THREE));
        clock.advance(Duration.ofHours(1));

        assertThat(store.due.fire(seen, ONE)).isEqualTo(Outcome.NOTHING);
        assertThat(store.outbox(id)).hasSize(1);
        assertThat(due(THREE)).extracting(Due::at).containsExactly(THREE);

        store.alarms.change(command(), id, stored -> stored.state().set(null));
        assertThat(store.raw(id)).doesNotContainKey("due");
    }

    /// An instance that knows no timers writes the state and leaves what was due.
    @Test
    void whatAnOlderInstanceLeftBehindIsPutRight() {
        var gone = store.create(Alarm.at("tea", null));
        leaveBehind(gone, ONE);
        var later = store.create(Alarm.at("tea", THREE));
        leaveBehind(later, ONE);

        assertThat(fireAll(TWO)).containsOnly(Outcome.NOTHING);

        assertThat(store.raw(gone)).doesNotContainKey("due");
        assertThat(due(THREE)).extracting(Due::id, Due::at).containsExactly(tuple(later, THREE));
    }

    private static org.assertj.core.groups.Tuple tuple(Object... values) {
        return org.assertj.core.groups.Tuple.tuple(values);
    }

    private void leaveBehind(String id, Instant at) {
        store.collection()
                .updateOne(
                        new Document("_id", id),
                        new Document(
                                "$set",
                                new Document(
                                        "due",
                                        new Document("slot", 3)
                                                .append("at", Date.from(at))
                                                .append("tries", 0))));
    }

    @Test
    void whatExistsIsArmedWhenATimerIsDeclared() {
        var id = store.create(Alarm.at("tea", ONE));
        store.collection()
                .updateOne(
                        new Document("_id", id), new Document("$unset", new Document("due", "")));
        assertThat(due(THREE)).isEmpty();
        var next = Alarm.type(2);

        try (var newer = new AlarmStore(database, clock, next)) {
            assertThat(newer.fields(next).bringUp()).isEqualTo(1);
            assertThat(newer.due.due(THREE, 10)).extracting(Due::at).containsExactly(ONE);
        }
    }

    @Test
    void whatFailsIsTriedAgainWithGrowingPausesAndAnOperatorSeesIt() {
        var id = store.create(Alarm.at(Alarm.BROKEN, ONE));
        var other = store.create(Alarm.at("tea", ONE));
        var now = ONE;
        var pauses = new ArrayList<Duration>();
        for (var i = 0; i < DueAggregates.STUCK; i++) {
            clock.advance(Duration.between(clock.instant(), now));
            assertThat(fireAll(now)).contains(Outcome.FAILED);
            var next = due(THREE.plus(Duration.ofHours(9))).getFirst();
            assertThat(next.id()).isEqualTo(id);
            pauses.add(Duration.between(now, next.at()));
            now = next.at();
        }

        assertThat(pauses).isSorted().doesNotHaveDuplicates();
        assertThat(store.due.stuck(10)).extracting(Due::id).containsExactly(id);
        assertThat(store.outbox(other)).as("another one's").hasSize(2);
        assertThat(store.outbox(id)).hasSize(1);

        store.alarms.change(command(), id, stored -> stored.state().labelled("mended"));
        assertThat(store.due.stuck(10)).isEmpty();
        clock.advance(Duration.ofHours(1));
        assertThat(fireAll(clock.instant())).containsExactly(Outcome.FIRED);
        assertThat(effectiveTimes(id).getLast()).isAfterOrEqualTo(ONE);
    }

    @Test
    void aTimerThatNeverEndsIsRefused() {
        var endless =
                AggregateType.of(
                                "alarm",
                                "alm",
                                "alarms",
                                Alarm.class,
                                io.rapport.contracts.Topics.CUSTOMER)
                        .attribute("label", Alarm::label)
                        .attribute("rung", Alarm::rung)
                        .timer("ring", _ -> ONE, Decision::of)
                        .listedAs("created")
                        .unowned()
                        .shownAs(alarm -> Alarm.event(alarm.label()).state());
        try (var ringing = new AlarmStore(database, clock, endless)) {
            var id = ringing.create(Alarm.at("tea", ONE));
            var due = ringing.due.due(ONE, 10).getFirst();

            assertThat(ringing.due.fire(due, ONE)).isEqualTo(Outcome.FAILED);
            assertThat(ringing.outbox(id)).hasSize(1);
        }
    }

    /// Clocks differ by five seconds, and everything is fired by both.
    @Test
    void whateverManyInstancesDoItHappensOnce() throws Exception {
        var ids = new ArrayList<String>();
        for (var i = 0; i < 120; i++) {
            ids.add(store.create(new Alarm("tea", ONE.plusMillis(i), TWO.plusMillis(i), 0)));
        }
        clock.advance(Duration.ofHours(3));
        var ahead = new AggregateStore.TestClock();
        ahead.advance(Duration.ofHours(3).plusSeconds(5));
        try (var second = new AlarmStore(database, ahead);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Void> one = () -> rounds(store, THREE);
            Callable<Void> other = () -> rounds(second, THREE);
            for (var done : threads.invokeAll(List.of(one, other, one, other))) {
                done.get();
            }
        }
        for (var id : ids) {
            assertThat(store.alarms.require(ALL, id).state().rung()).as(id).isEqualTo(2);
            assertThat(store.outbox(id)).as(id).hasSize(3);
        }
        assertThat(due(THREE)).isEmpty();
    }

    private static Void rounds(AlarmStore store, Instant now) {
        for (var due = store.due.due(now, 500); !due.isEmpty(); due = store.due.due(now, 500)) {
            due.forEach(each -> store.due.fire(each, now));
        }
        return null;
    }

    private List<Due> due(Instant until) {
        return store.due.due(until, 500);
    }

    private List<Outcome> fireAll(Instant now) {
        return due(now).stream().map(each -> store.due.fire(each, now)).toList();
    }

    private List<Instant> effectiveTimes(String id) {
        return store.outbox(id).stream()
                .map(OutboxEntry::headers)
                .map(headers -> EventHeaders.read(headers::get).effective())
                .toList();
    }
}
