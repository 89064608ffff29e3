package io.rapport.analytics.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.rapport.analytics.TestEvents;
import io.rapport.analytics.history.Kind;
import io.rapport.contracts.customer.ContactPersonal;
import io.rapport.platform.consume.ReceivedEvent;
import io.rapport.platform.problem.ProblemException;
import io.rapport.platform.scope.AccessScope;
import io.rapport.platform.security.Caller;
import io.rapport.platform.security.Visibility;
import io.rapport.test.Patience;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

/// Streams of two instances over one log.
class ChangeStreamsTests {

    private static final Visibility ALL =
            new Visibility(new AccessScope.WholeTenant("default"), Set.of(ChangesHome.ANALYST));
    private static final Visibility ANNA =
            new Visibility(
                    new AccessScope.OwnedBy("default", Set.of("emp_a")),
                    Set.of(ChangesHome.SELLER));
    private static final Visibility BO =
            new Visibility(
                    new AccessScope.OwnedBy("default", Set.of("emp_b")),
                    Set.of(ChangesHome.SELLER));
    private static final Duration NOW = Duration.ZERO;

    private final ChangesHome home = new ChangesHome(ChangeStreamsTests.class);
    private final Cursors cursors = new Cursors(home.databases);
    private long nanos;
    private final ChangeStreams one = home.streams(10, () -> nanos);
    private final ChangeStreams two = home.streams(10, () -> nanos);

    @AfterEach
    void close() {
        home.close();
    }

    @Test
    void twoInstancesTellTheSameWhicheverOfThemTookTheEvent() throws InterruptedException {
        var here = one.open(caller("a"), ALL, Wanted.EVERYTHING);
        var there = two.open(caller("b"), ALL, Wanted.EVERYTHING);
        home.take(deal("opp_1", "emp_a"));
        ChangesHome.take(home.consumer(), List.of(deal("opp_2", "emp_a")));
        one.follow();
        two.follow();

        assertThat(ids(here.next(NOW))).containsExactly("opp_1", "opp_2");
        assertThat(ids(there.next(NOW))).containsExactly("opp_1", "opp_2");
    }

    /// The other instance is not as far on as the one that the reader comes from.
    @Test
    void aCursorOfAnInstanceThatIsFurtherOnIsGoneOnFrom() throws InterruptedException {
        var there = two.open(caller("c"), ALL, Wanted.EVERYTHING);
        var first = one.open(caller("a"), ALL, Wanted.EVERYTHING);
        home.take(deal("opp_1", "emp_a"));
        one.follow();
        var seen = first.next(NOW).getLast();

        var again = two.open(caller("b"), ALL, Wanted.EVERYTHING);
        assertThat(caughtUp(two, again, seen)).isEmpty();
        home.take(deal("opp_2", "emp_a"));
        two.follow();

        assertThat(ids(again.next(NOW))).containsExactly("opp_2");
        assertThat(ids(there.next(NOW))).containsExactly("opp_1", "opp_2");
    }

    @Test
    void whatHappenedMeanwhileIsToldFirst() throws InterruptedException {
        var first = one.open(caller("a"), ANNA, Wanted.EVERYTHING);
        home.take(deal("opp_1", "emp_a"), deal("opp_2", "emp_a"), deal("opp_3", "emp_b"));
        one.follow();
        var seen = first.next(NOW).getFirst();
        one.close(first);
        home.take(deal("opp_4", "emp_a"), given("opp_2", "emp_a", "emp_b"));

        var again = two.open(caller("a"), ANNA, Wanted.EVERYTHING);
        var missed = caughtUp(two, again, seen);
        assertThat(names(missed)).containsExactly("gone opp_2", "change opp_4", "gone opp_2");
        assertThat(again.next(NOW)).isEmpty();
    }

    @Test
    void whoSawItIsToldThatItIsGoneAndWhoGetsItThatItChanged() throws InterruptedException {
        home.take(deal("opp_1", "emp_a"));
        var anna = one.open(caller("a"), ANNA, Wanted.EVERYTHING);
        var bo = one.open(caller("b"), BO, Wanted.EVERYTHING);
        var agent =
                one.open(
                        caller("c"),
                        new Visibility(ANNA.scope(), Set.of(ChangesHome.SERVICE_AGENT)),
                        Wanted.EVERYTHING);
        home.take(given("opp_1", "emp_a", "emp_b"));
        one.follow();

        assertThat(names(anna.next(NOW))).containsExactly("gone opp_1");
        assertThat(names(bo.next(NOW))).containsExactly("change opp_1");
        assertThat(agent.next(NOW)).isEmpty();
    }

    @Test
    void anotherTenantIsToldNothing() throws InterruptedException {
        var other =
                one.open(
                        caller("a"),
                        new Visibility(
                                new AccessScope.WholeTenant("other"), Set.of(ChangesHome.ANALYST)),
                        Wanted.EVERYTHING);
        home.take(deal("opp_1", "emp_a"));
        one.follow();

        assertThat(other.next(NOW)).isEmpty();
        assertThat(other.place().number()).isEqualTo(1);
    }

    /// The contact that anna sees goes to a customer of bo's; then the customer itself.
    @Test
    void whatIsSeenWithACustomerComesAndGoesWithIt() throws InterruptedException {
        var eve = new ContactPersonal("Eve", null, null, null);
        home.take(
                home.event("cus_1", TestEvents.organization("cus_1", "Acme", "emp_a")),
                home.event("cus_2", TestEvents.organization("cus_2", "Bo's", "emp_b")),
                home.event("con_1", TestEvents.contact("cus_1", eve)));
        var contacts = new Wanted(Set.of(new Kind("contact")), null, Set.of());
        var anna = one.open(caller("a"), ANNA, contacts);
        var bo = one.open(caller("b"), BO, contacts);
        home.take(home.event("con_1", TestEvents.moved("cus_1", "cus_2", eve)));
        one.follow();
        assertThat(names(anna.next(NOW))).containsExactly("gone con_1");
        assertThat(names(bo.next(NOW))).containsExactly("change con_1");

        home.take(home.event("cus_2", TestEvents.ownerChanged("cus_2", "emp_b", "emp_a")));
        one.follow();
        assertThat(names(bo.next(NOW))).containsExactly("gone cus_2");
        assertThat(names(anna.next(NOW))).containsExactly("change cus_2");
    }

    @Test
    void onlyWhatWasAskedForIsTold() throws InterruptedException {
        var deals =
                one.open(caller("a"), ALL, new Wanted(Set.of(new Kind("ticket")), null, Set.of()));
        var of = one.open(caller("b"), ALL, new Wanted(Set.of(), "cus_7", Set.of()));
        var certain = one.open(caller("c"), ALL, new Wanted(Set.of(), null, Set.of("opp_1")));
        home.take(
                deal("opp_1", "emp_a"),
                home.event("tic_1", TestEvents.ticket("cus_7", null, "Help")),
                deal("opp_2", "emp_a"));
        one.follow();

        assertThat(ids(deals.next(NOW))).containsExactly("tic_1");
        assertThat(ids(of.next(NOW))).containsExactly("tic_1");
        assertThat(ids(certain.next(NOW))).containsExactly("opp_1");
    }

    @Test
    void aReaderThatDoesNotKeepUpIsToldToReadAnewAndNobodyWaitsForIt() throws InterruptedException {
        var slow = one.open(caller("a"), ALL, Wanted.EVERYTHING);
        var quick = one.open(caller("b"), ALL, Wanted.EVERYTHING);
        for (var n = 0; n < 30; n++) {
            home.take(deal("opp_" + n, "emp_a"));
            one.follow();
            assertThat(quick.next(NOW)).hasSize(1);
        }

        assertThat(names(slow.next(NOW))).containsExactly("reset too-slow");
        home.take(deal("opp_30", "emp_a"));
        one.follow();
        assertThat(ids(slow.next(NOW))).containsExactly("opp_30");
        flood(slow);
        assertThat(slow.next(NOW)).as("not again within a second").isEmpty();
        assertThat(slow.here()).as("nor a place beyond what was not told").isNull();
        nanos += Duration.ofSeconds(1).toNanos();
        assertThat(names(slow.next(NOW))).containsExactly("reset too-slow");
    }

    private void flood(OpenStream stream) {
        home.take(IntStream.range(100, 120).mapToObj(n -> deal("opp_" + n, "emp_a")).toList());
        one.follow();
        assertThat(stream.place().number()).isEqualTo(51);
    }

    @Test
    void whoComesFromAPlaceThatIsGoneIsToldToReadAnew() throws InterruptedException {
        home.take(deal("opp_1", "emp_a"));
        var first = one.open(caller("a"), ALL, Wanted.EVERYTHING);
        home.take(deal("opp_2", "emp_a"));
        one.follow();
        var seen = first.next(NOW).getLast();
        home.take(deal("opp_3", "emp_a"));
        home.take(deal("opp_4", "emp_a"));
        home.take(deal("opp_5", "emp_a"));
        home.log.sweep(1, ChangesHome.NOW.minusSeconds(1));

        var again = two.open(caller("b"), ALL, Wanted.EVERYTHING);
        assertThat(caughtUp(two, again, seen)).isEmpty();
        assertThat(names(again.next(NOW))).containsExactly("reset too-old");
        one.follow();
        assertThat(names(first.next(NOW))).containsExactly("reset too-old");
        home.take(deal("opp_6", "emp_a"));
        one.follow();
        two.follow();
        assertThat(ids(first.next(NOW))).containsExactly("opp_6");
        assertThat(ids(again.next(NOW))).containsExactly("opp_6");
    }

    /// The store is restored to an earlier time, and other events take the numbers.
    @Test
    void ofALogThatWasSetBackOpenStreamsAndCursorsAreToldToReadAnew() throws InterruptedException {
        home.take(deal("opp_1", "emp_a"));
        var open = one.open(caller("a"), ALL, Wanted.EVERYTHING);
        home.take(deal("opp_2", "emp_a"));
        one.follow();
        var seen = open.next(NOW).getLast();
        home.databases
                .getMongoDatabase()
                .getCollection("changes")
                .deleteOne(new Document("_id", 2L));
        home.take(deal("opp_3", "emp_a"));
        home.take(deal("opp_4", "emp_a"));
        one.follow();

        assertThat(names(open.next(NOW))).containsExactly("reset unknown");
        var again = two.open(caller("b"), ALL, Wanted.EVERYTHING);
        assertThat(caughtUp(two, again, seen)).isEmpty();
        assertThat(names(again.next(NOW))).hasSize(1).first().asString().startsWith("reset");
    }

    @Test
    void aForgedOrForeignCursorIsToldToReadAnew() throws InterruptedException {
        var stream = one.open(caller("a"), ALL, Wanted.EVERYTHING);
        for (var forged : List.of("1", "AAAA", "%", "x".repeat(500), "a".repeat(60))) {
            assertThat(one.from(stream, forged)).isNull();
            assertThat(names(stream.next(NOW))).containsExactly("reset unknown");
        }
    }

    @Test
    void whoSeesMoreOrLessThanWhenLeavingIsToldToReadAnew() throws InterruptedException {
        var first = one.open(caller("a"), ANNA, Wanted.EVERYTHING);
        home.take(deal("opp_1", "emp_a"));
        one.follow();
        var seen = first.next(NOW).getLast();

        var again = one.open(caller("a"), BO, Wanted.EVERYTHING);
        assertThat(one.from(again, seal(seen))).isNull();
        assertThat(names(again.next(NOW))).containsExactly("reset visibility");
    }

    /// The connection breaks between the first word and the reset behind it.
    @Test
    void whoGoesAwayBeforeTheResetIsToldSoAgain() throws InterruptedException {
        var first = one.open(caller("a"), ANNA, Wanted.EVERYTHING);
        home.take(deal("opp_1", "emp_a"));
        one.follow();
        var foreign = seal(first.next(NOW).getLast());
        for (var lastId : List.of(foreign, "forged")) {
            var again = one.open(caller("b"), BO, Wanted.EVERYTHING);
            var opening = ChangeStreams.opening(again, lastId, one.from(again, lastId), "{}");
            one.close(again);
            var later = one.open(caller("b"), BO, Wanted.EVERYTHING);
            assertThat(one.from(later, seal(opening))).isNull();
            assertThat(names(later.next(NOW))).containsExactly("reset visibility");
            one.close(later);
        }
        first.seesAs(BO, Sight.of(home.records, first.recent()), new Telling(json()));
        var gone = first.next(NOW).getFirst();
        assertThat(gone.name()).isEqualTo(Message.Name.GONE);
        var later = one.open(caller("b"), BO, Wanted.EVERYTHING);
        assertThat(one.from(later, seal(gone))).isNull();
    }

    @Test
    void whoSeesOtherRecordsIsToldWhatIsGoneAndToReadAnew() throws InterruptedException {
        var anna = one.open(caller("a"), ANNA, Wanted.EVERYTHING);
        home.take(deal("opp_1", "emp_a"), deal("opp_2", null));
        one.follow();
        anna.next(NOW);
        home.take(deal("opp_3", "emp_a"));
        one.follow();

        anna.seesAs(BO, Sight.of(home.records, anna.recent()), new Telling(json()));
        assertThat(names(anna.next(NOW)))
                .as("what waited is not told any more")
                .containsExactlyInAnyOrder("gone opp_1", "gone opp_3", "reset visibility")
                .last()
                .isEqualTo("reset visibility");
    }

    @Test
    void thereAreNoMoreStreamsThanMayBe() {
        var first = one.open(caller("a"), ALL, Wanted.EVERYTHING);
        one.open(caller("a"), ALL, Wanted.EVERYTHING);
        assertThatThrownBy(() -> one.open(caller("a"), ALL, Wanted.EVERYTHING))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        no -> {
                            assertThat(no.status().value()).isEqualTo(429);
                            assertThat(no.code()).isEqualTo("changes.too-many-streams");
                        });
        one.close(first);
        one.close(first);
        one.open(caller("a"), ALL, Wanted.EVERYTHING);
        one.open(caller("b"), ALL, Wanted.EVERYTHING);
        one.open(caller("c"), ALL, Wanted.EVERYTHING);
        one.open(caller("d"), ALL, Wanted.EVERYTHING);
        assertThatThrownBy(() -> one.open(caller("e"), ALL, Wanted.EVERYTHING))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void nothingComesAfterTheEnd() throws InterruptedException {
        var stream = one.open(caller("a"), ALL, Wanted.EVERYTHING);
        home.take(deal("opp_1", "emp_a"));
        one.follow();
        stream.end(Message.End.STOPPING);
        home.take(deal("opp_2", "emp_a"));
        one.follow();

        var said = stream.next(NOW);
        assertThat(names(said)).containsExactly("change opp_1", "end stopping");
        assertThat(said.getLast().place().number()).as("goes on behind the first").isEqualTo(1);
    }

    @Test
    void aPlaceTellsNothingOfHowMuchHappens() {
        var place = new ChangeLog.Place(123_456, "opp_1.1.1");
        var sealed = cursors.seal(place, 7);

        assertThat(cursors.seal(place, 7)).isNotEqualTo(sealed).hasSameSizeAs(sealed);
        assertThat(new Cursors(home.databases).open(sealed))
                .as("any instance reads it")
                .isEqualTo(new Cursors.Cursor(place, 7));
    }

    /// Its stream stays open and quiet, and goes on where it was; nobody new comes in meanwhile.
    @Test
    void aStoreThatIsAwayLosesNothing() throws InterruptedException {
        one.start();
        try {
            var stream = one.open(caller("a"), ALL, Wanted.EVERYTHING);
            home.take(deal("opp_1", "emp_a"));
            assertThat(ids(stream.next(Patience.LIMIT))).containsExactly("opp_1");
            home.away = true;
            assertThatThrownBy(() -> two.open(caller("b"), ALL, Wanted.EVERYTHING))
                    .isInstanceOf(MongoException.class);
            ChangesHome.take(home.consumerElsewhere(), List.of(deal("opp_2", "emp_a")));
            assertThat(stream.next(Duration.ofMillis(700))).isEmpty();

            home.away = false;
            assertThat(ids(stream.next(Patience.LIMIT))).containsExactly("opp_2");
            two.open(caller("b"), ALL, Wanted.EVERYTHING);
        } finally {
            one.stop();
        }
    }

    /// What was missed cannot be read: the stream ends, and its reader stays where it was.
    @Test
    void whoCannotCatchUpComesAgainFromWhereItWas() throws IOException, InterruptedException {
        var first = one.open(caller("a"), ALL, Wanted.EVERYTHING);
        home.take(deal("opp_1", "emp_a"));
        one.follow();
        var seen = first.next(NOW).getLast();
        home.take(deal("opp_2", "emp_a"));
        one.follow();
        var writer =
                new StreamWriter(
                        one,
                        cursors,
                        new Telling(json()),
                        home.settings(10),
                        () -> ChangesHome.NOW,
                        new SimpleMeterRegistry());
        var again = one.open(caller("b"), ALL, Wanted.EVERYTHING);
        home.take(deal("opp_3", "emp_a"));
        one.follow();
        var lastId = seal(seen);
        assertThat(one.from(again, lastId)).as("the key is known").isNotNull();
        home.away = true;
        var answer = new MockHttpServletResponse();
        writer.write(again, lastId, null, answer);

        var said = answer.getContentAsString();
        assertThat(said).endsWith("event: end\ndata: {\"reason\":\"unavailable\"}\n\n");
        var ids = said.lines().filter(line -> line.startsWith("id: ")).toList();
        assertThat(ids).hasSize(1);
        assertThat(Objects.requireNonNull(cursors.open(ids.getFirst().substring(4))).place())
                .isEqualTo(seen.place());
        assertThat(said).doesNotContain("opp_3");
    }

    private List<Message> caughtUp(ChangeStreams at, OpenStream stream, Message seen)
            throws InterruptedException {
        var missed = new ArrayList<Message>();
        var from = at.from(stream, seal(seen));
        if (from != null) {
            at.catchUp(stream, from, missed::addAll);
        }
        return missed;
    }

    private String seal(Message seen) {
        return cursors.seal(seen.place(), seen.sight());
    }

    private ReceivedEvent deal(String id, @Nullable String owner) {
        return home.event(id, TestEvents.deal("cus_1", owner, "1", "Lamps"));
    }

    private ReceivedEvent given(String id, String from, String to) {
        return home.event(id, TestEvents.handedOver("cus_1", from, to));
    }

    private static Caller caller(String subject) {
        return new Caller("default", subject, null, Set.of(ChangesHome.SELLER));
    }

    private static List<String> ids(List<Message> said) {
        return said.stream()
                .map(each -> json().readTree(each.data()).get("id").asString())
                .toList();
    }

    private static List<String> names(List<Message> said) {
        return said.stream()
                .map(each -> {
                    var data = json().readTree(each.data());
                    return each.name().wire()
                            + " "
                            + data.path("id").asString(data.path("reason").asString(""));
                })
                .toList();
    }

    private static JsonMapper json() {
        return JsonMapper.builder().build();
    }
}
