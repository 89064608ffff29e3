package io.rapport.platform.aggregate;

import static io.rapport.platform.aggregate.AggregateStore.ALL;
import static io.rapport.platform.aggregate.AggregateStore.NOON;
import static io.rapport.platform.aggregate.AggregateStore.command;
import static io.rapport.platform.aggregate.AggregateStore.expecting;
import static io.rapport.platform.aggregate.AggregateStore.withKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapport.platform.command.ClaimableSystems;
import io.rapport.platform.command.CommandAnswer;
import io.rapport.platform.command.CommandContext;
import io.rapport.platform.command.Refusal;
import io.rapport.platform.command.RefusalException;
import io.rapport.platform.externalid.UniqueValue;
import io.rapport.platform.relay.Outbox;
import io.rapport.platform.relay.OutboxEntry;
import io.rapport.platform.scope.AccessScope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AggregatesTests {

    private AggregateStore store = new AggregateStore(AggregatesTests.class);

    @BeforeEach
    void open() {
        store.close();
        store = new AggregateStore(AggregatesTests.class);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void storesStateAndEventInOneDocument() {
        var answer = create("plans", "emp_1", null);

        var stored = store.folders.require(ALL, answer.id());
        assertThat(stored.state()).isEqualTo(new Folder("plans", "emp_1", null));
        assertThat(answer).isEqualTo(new CommandAnswer(answer.id(), 1, 1, 1));
        var entry = store.outbox(answer.id()).getFirst();
        assertThat(entry.headers())
                .containsEntry("ce_id", answer.id() + ".1.1")
                .containsEntry("ce_type", "rapport.team.formed.v1")
                .containsEntry(
                        "ce_dataschema", "https://crm.example.com/schemas/rapport.team.formed.v1")
                .containsEntry("ce_actor", "emp_1")
                .containsEntry("ce_correlationid", "req-1")
                .containsEntry("ce_tenant", "default");
    }

    @Test
    void hidesWhatTheScopeMayNotSee() {
        var owned = create("plans", "emp_1", null).id();
        var pooled = create("pool", null, null).id();
        var stranger = new AccessScope.OwnedBy("default", Set.of("emp_2"));
        var otherTenant = new AccessScope.WholeTenant("elsewhere");

        assertThat(store.folders.find(stranger, owned)).isEmpty();
        assertThat(store.folders.find(otherTenant, owned)).isEmpty();
        assertThat(store.folders.find(stranger, pooled)).isPresent();
        assertThat(store.folders.list(stranger, new org.bson.Document(), null, 10))
                .extracting(Stored::id)
                .containsExactly(pooled);
        assertRefusal(
                () ->
                        store.folders.change(
                                new io.rapport.platform.command.CommandContext(
                                        stranger, "emp_2", null, null, null, null, null, null),
                                owned,
                                stored -> stored.state().relabel("mine")),
                new CommandRefusal.Unknown("folder", owned));
    }

    @Test
    void aConflictTellsNotWhoHoldsTheValue() {
        create("plans", "emp_1", "7");

        var refused = new CommandRefusal.AlreadyExists("folder", "folder-number", "fol_hidden");

        assertThat(refused.facts()).isEmpty();
        assertThat(refused.detail()).doesNotContain("fol_hidden");
    }

    @Test
    void onlyWhoASystemWasGivenToClaimsNewIdsOfIt() {
        var free = UniqueValue.externalId("folder", "erp", "1");
        var seller = claiming(new ClaimableSystems(Set.of("forms"), false, Set.of("forms")));
        var folder = store.folders.create(command(), _ -> claiming("plans", free)).id();

        assertRefusal(
                () -> store.folders.create(seller, _ -> claiming("x", free)),
                new CommandRefusal.SystemNotGiven("erp"));
        assertRefusal(
                () ->
                        store.folders.change(
                                seller,
                                folder,
                                _ -> claiming("x", UniqueValue.externalId("folder", "erp", "2"))),
                new CommandRefusal.SystemNotGiven("erp"));
        store.folders.change(seller, folder, _ -> claiming("kept", free));
        store.folders.create(
                seller, _ -> claiming("x", UniqueValue.externalId("folder", "forms", "1")));
        assertThat(store.claims.find("default|folder-external-id|erp|2")).isEmpty();
    }

    private static Decision<Folder> claiming(String label, UniqueValue value) {
        return Folder.open(label, null, null).claiming(Set.of(value));
    }

    private static CommandContext claiming(ClaimableSystems systems) {
        return new CommandContext(
                AggregateStore.ALL, "emp_1", null, null, null, "req-1", null, null, systems);
    }

    @Test
    void whatIsNotVisibleIsAsWhatThereIsNotWhateverRevisionIsNamed() {
        var id = create("plans", null, null).id();
        var asked = new ArrayList<@Nullable Stored<Folder>>();

        for (var target : List.of(id, "fol_none")) {
            assertRefusal(
                    () ->
                            store.folders.change(
                                    expecting(99L),
                                    target,
                                    stored -> {
                                        asked.add(stored);
                                        return false;
                                    },
                                    stored -> stored.state().relabel("x")),
                    new CommandRefusal.Unknown("folder", target));
        }
        assertThat(asked).hasSize(2);
    }

    @Test
    void aScopeCannotBeWidenedByAFilter() {
        create("plans", "emp_1", null);
        var stranger = new AccessScope.OwnedBy("default", Set.of("emp_2"));

        var found = store.folders.list(stranger, new org.bson.Document("owner", "emp_1"), null, 10);

        assertThat(found).isEmpty();
    }

    @Test
    void answersARepeatedCreationAgain() {
        var first = store.folders.create(withKey("k", "b"), _ -> Folder.open("plans", null, "7"));
        var second = store.folders.create(withKey("k", "b"), _ -> Folder.open("plans", null, "7"));

        assertThat(second).isEqualTo(first);
        assertThat(store.collection().countDocuments()).isEqualTo(1);
        assertRefusal(
                () ->
                        store.folders.create(
                                withKey("k", "other"), _ -> Folder.open("plans", null, null)),
                new CommandRefusal.KeyReused());
    }

    /// Whoever repeats it does not know that it was done; what it needed may be gone since.
    @Test
    void answersARepeatedCreationAgainThoughItWouldBeRefusedNow() {
        var first = store.folders.create(withKey("k", "b"), _ -> Folder.open("plans", null, "7"));

        var again =
                store.folders.create(
                        withKey("k", "b"),
                        _ -> {
                            throw new CommandRefusal.NotTheLastChange("label").asException();
                        });

        assertThat(again).isEqualTo(first);
    }

    @Test
    void aRefusedCreationLeavesItsKeyFree() {
        var refusal = new CommandRefusal.NotTheLastChange("label");

        assertRefusal(
                () ->
                        store.folders.create(
                                withKey("k", "wrong"),
                                _ -> {
                                    throw refusal.asException();
                                }),
                refusal);

        assertThat(store.folders.create(withKey("k", "right"), _ -> Folder.open("x", null, null)))
                .extracting(CommandAnswer::revision)
                .isEqualTo(1L);
    }

    @Test
    void completesACreationThatWasCutOffAfterItsClaims() {
        store.claims.claim("default|folder-number|7", "folder", "fol_before", null);

        var answer = store.folders.create(command(), _ -> Folder.open("plans", null, "7"));

        assertThat(answer.id()).isEqualTo("fol_before");
    }

    @Test
    void givesAUniqueValueToOneOfManyRacers() throws InterruptedException {
        var outcomes =
                race(
                        16,
                        () ->
                                store.folders.create(
                                        command(), _ -> Folder.open("plans", null, "7")));

        assertThat(outcomes.stream().filter(CommandAnswer.class::isInstance).count())
                .as("creations that were answered: %s", outcomes)
                .isGreaterThanOrEqualTo(1);
        assertThat(store.collection().countDocuments()).isEqualTo(1);
        assertThat(outcomes)
                .allMatch(outcome ->
                        outcome instanceof CommandAnswer
                                || outcome instanceof CommandRefusal.AlreadyExists);
    }

    @Test
    void oneKeyInManyHandsIsOneCreation() throws InterruptedException {
        var outcomes =
                race(
                        16,
                        () ->
                                store.folders.create(
                                        withKey("many", "b"),
                                        _ -> Folder.open("plans", null, "8")));

        var answers = outcomes.stream().filter(CommandAnswer.class::isInstance).distinct();
        assertThat(answers.toList()).as("%s", outcomes).hasSize(1);
        assertThat(outcomes)
                .allMatch(outcome ->
                        outcome instanceof CommandAnswer
                                || outcome instanceof CommandRefusal.Contended);
        assertThat(store.collection().countDocuments()).isEqualTo(1);
    }

    @Test
    void losesNoUpdateUnderAHundredThreads() throws InterruptedException {
        var id = create("plans", null, null).id();
        var next = new AtomicInteger();

        var outcomes =
                race(
                        100,
                        () ->
                                store.folders.change(
                                        command(),
                                        id,
                                        stored ->
                                                stored.state()
                                                        .relabel("v" + next.incrementAndGet())));

        var done = outcomes.stream().filter(CommandAnswer.class::isInstance).count();
        assertThat(outcomes)
                .allMatch(outcome ->
                        outcome instanceof CommandAnswer
                                || outcome instanceof CommandRefusal.Contended);
        assertThat(store.folders.require(ALL, id).revision()).isEqualTo(1 + done);
        assertThat(store.outbox(id))
                .extracting(OutboxEntry::order)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 1 + done)
                                .mapToObj(sequence -> OutboxWriter.order(1, sequence))
                                .toList());
    }

    @Test
    void refusesAStaleRevision() {
        var id = create("plans", null, null).id();
        relabel(id, "b");

        assertRefusal(
                () ->
                        store.folders.change(
                                expecting(1L), id, stored -> stored.state().relabel("c")),
                new CommandRefusal.StaleRevision(id, 1, 2));
    }

    @Test
    void answersARepeatedChangeAgainThoughOthersCameBetween() {
        var id = create("plans", null, null).id();
        var first =
                store.folders.change(withKey("k", "b"), id, stored -> stored.state().relabel("b"));
        relabel(id, "c");

        var again =
                store.folders.change(withKey("k", "b"), id, stored -> stored.state().relabel("b"));

        assertThat(again).isEqualTo(first);
        assertThat(store.folders.require(ALL, id).state().label()).isEqualTo("c");
        assertRefusal(
                () ->
                        store.folders.change(
                                withKey("k", "x"), id, stored -> stored.state().relabel("x")),
                new CommandRefusal.KeyReused());
    }

    @Test
    void aChangeThatMeetsTheClearingOfEarlierEventsTellsSinceWhenItWaits() {
        var id = create("plans", null, null).id();

        store.folders.change(
                withKey("k", "b"),
                id,
                stored -> {
                    store.collection()
                            .updateOne(
                                    new Document("_id", id),
                                    new Document("$set", new Document(Outbox.ENTRIES, List.of()))
                                            .append(
                                                    "$unset",
                                                    new Document(Outbox.PENDING, "")
                                                            .append(Outbox.PENDING_SINCE, "")));
                    return stored.state().relabel("b");
                });

        assertThat(store.raw(id)).containsKeys(Outbox.PENDING, Outbox.PENDING_SINCE);
        assertThat(store.outbox(id)).hasSize(1);
    }

    @Test
    void aChangeToTheSameRaisesNothingButRemembersItsKey() {
        var id = create("plans", null, null).id();
        var same = store.folders.change(withKey("k", "b"), id, s -> Decision.of(s.state()));
        relabel(id, "c");

        var again = store.folders.change(withKey("k", "b"), id, s -> s.state().relabel("late"));

        assertThat(same.revision()).isEqualTo(1);
        assertThat(again).isEqualTo(same);
    }

    @Test
    void ordersEffectiveTimesPerAttribute() {
        var id = create("plans", null, null).id();
        var tomorrow = NOON.plus(Duration.ofDays(1));
        var yesterday = NOON.minus(Duration.ofDays(1));

        assertRefusal(
                () -> relabelAt(id, tomorrow), new CommandRefusal.EffectiveInFuture(tomorrow));
        assertRefusal(
                () -> relabelAt(id, yesterday),
                new CommandRefusal.EffectiveTooEarly(yesterday, NOON));
        relabelAt(id, NOON.plusSeconds(60));
        assertThat(store.folders.require(ALL, id).effective().last("label"))
                .contains(NOON.plusSeconds(60));
        // Without a time of its own a change is never refused: it takes the last one's.
        relabel(id, "d");
        assertThat(store.folders.require(ALL, id).effective().last("label"))
                .contains(NOON.plusSeconds(60));
    }

    @Test
    void correctsOnlyTheLastChangeAndNotBeforeTheOneBefore() {
        var id = create("plans", null, null).id();
        store.clock.advance(Duration.ofHours(2));
        relabelAt(id, NOON.plus(Duration.ofHours(1)));

        correct(id, 2, NOON.plus(Duration.ofMinutes(30)));

        var entry = store.outbox(id).getLast();
        assertThat(entry.headers()).containsEntry("ce_replaces", id + ".1.2");
        assertRefusal(
                () -> correct(id, 2, NOON.plus(Duration.ofMinutes(40))),
                new CommandRefusal.NotTheLastChange("label"));
        assertRefusal(
                () -> correct(id, 3, NOON.minusSeconds(1)),
                new CommandRefusal.EffectiveTooEarly(NOON.minusSeconds(1), NOON));
    }

    @Test
    void refusesOnlyTheAggregateWhoseOutboxIsFull() {
        var id = create("plans", null, null).id();
        var other = create("other", null, null).id();
        IntStream.range(1, io.rapport.platform.relay.Outbox.MAX_ENTRIES)
                .forEach(n -> relabel(id, "v" + n));

        assertRefusal(() -> relabel(id, "one too many"), new CommandRefusal.OutboxFull(id));
        assertThat(relabel(other, "fine").revision()).isEqualTo(2);
        assertThat(store.folders.require(ALL, id).revision()).isEqualTo(500);
    }

    @Test
    void aCreationMayPublishNothing() {
        var silent = new Folder("silent", null, null);

        var answer = store.folders.create(command(), _ -> Decision.of(silent));

        assertThat(answer).isEqualTo(new CommandAnswer(answer.id(), 1, 0, 1));
        assertThat(relabel(answer.id(), "heard").sequence()).isEqualTo(1);
    }

    @Test
    void neverLetsRecordedTimeGoBack() {
        var id = create("plans", null, null).id();
        store.clock.advance(Duration.ofHours(-2));

        relabel(id, "b");

        assertThat(store.folders.require(ALL, id).recorded()).isEqualTo(NOON);
    }

    private CommandAnswer create(
            String label,
            @org.jspecify.annotations.Nullable String owner,
            @org.jspecify.annotations.Nullable String number) {
        return store.folders.create(command(), _ -> Folder.open(label, owner, number));
    }

    private CommandAnswer relabel(String id, String to) {
        return store.folders.change(command(), id, stored -> stored.state().relabel(to));
    }

    private CommandAnswer relabelAt(String id, java.time.Instant effective) {
        return store.folders.change(
                command().effectiveAt(effective),
                id,
                stored -> stored.state().relabel("at " + effective));
    }

    private void correct(String id, long sequence, java.time.Instant effective) {
        store.folders.change(
                command().effectiveAt(effective),
                id,
                stored -> {
                    var decision = stored.state().relabel("corrected " + effective);
                    var correction = decision.publications().getFirst().correcting(sequence);
                    return new Decision<>(decision.state(), List.of(correction), Set.of());
                });
    }

    private static void assertRefusal(ThrowingCallable call, Refusal expected) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        RefusalException.class,
                        refused -> assertThat(refused.refusal()).isEqualTo(expected));
    }

    /// What each of many simultaneous calls came to: its answer, or its refusal.
    private static List<Object> race(int racers, Callable<CommandAnswer> call)
            throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var futures = threads.invokeAll(java.util.Collections.nCopies(racers, call));
            var outcomes = new ArrayList<Object>();
            futures.forEach(future -> outcomes.add(outcome(future)));
            return outcomes;
        }
    }

    private static Object outcome(Future<CommandAnswer> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            return e.getCause() instanceof RefusalException refused ? refused.refusal() : e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return e;
        }
    }
}
