package io.rapport.platform.projection;

import static io.rapport.platform.projection.TrialService.VIEW;
import static io.rapport.platform.projection.TrialService.send;
import static io.rapport.test.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.model.UpdateOptions;
import io.micrometer.core.instrument.MeterRegistry;
import io.rapport.contracts.Actor;
import io.rapport.contracts.EventOrder;
import io.rapport.platform.command.RefusalException;
import io.rapport.platform.consume.ParkedRecord;
import io.rapport.platform.consume.ParkedRecords;
import io.rapport.platform.consume.RecordFetcher;
import io.rapport.platform.consume.RecordPipelines;
import io.rapport.platform.consume.TrialEvents;
import io.rapport.platform.freshness.FreshnessGate;
import io.rapport.platform.freshness.Position;
import io.rapport.platform.freshness.TokenBearer;
import io.rapport.platform.scope.AccessScope;
import io.rapport.test.TestBroker;
import io.rapport.test.TestStore;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProjectionKitTests {

    private static final TokenBearer ALL =
            new TokenBearer(
                    new AccessScope.WholeTenant(TrialEvents.TENANT),
                    Actor.of(Actor.Kind.CLIENT, "nobody"));
    private static final Duration SOON = Duration.ofSeconds(30);

    private String topic = "";
    private Map<String, String> settings = Map.of();

    @BeforeEach
    void topicAndDatabaseOfItsOwn() {
        topic = "rapport.trial-" + UUID.randomUUID() + ".events";
        TestBroker.createTopics(topic);
        settings =
                Map.of(
                        "trial.topic", topic,
                        "spring.mongodb.database", TestStore.freshDatabase(getClass()),
                        // a group of its own
                        "spring.application.name", topic);
    }

    @Test
    void parksWhatCannotBeReadOrAppliedAndGoesOn() {
        send(topic, "a", 3, 4);
        send(
                TestBroker.bootstrapServers(),
                Stream.of(
                        TrialEvents.toSend(topic, "not_a0", 5, "{no json"),
                        TrialEvents.toSend(topic, "not_a1", 5, TrialEvents.value("poison")),
                        TrialEvents.toSend(topic, "not_a2", 90_000, TrialEvents.value("far")),
                        TrialEvents.toSend(topic, "not_a1", 6, TrialEvents.value("after"))));

        try (var service = TrialService.start(settings)) {
            await("13 in the view and 3 parked")
                    .until(() -> service.count() == 13 && open(service).size() == 3);

            assertThat(open(service))
                    .extracting(ParkedRecord::reason)
                    .containsExactlyInAnyOrder("unreadable", "refused", "quarantine");
            assertThat(open(service)).noneMatch(each -> each.toString().contains("poison"));
            var history = service.facts().ofAggregate(service.current(), "not_a1");
            assertThat(Prefixes.of(history, null).facts()).hasSize(4);
            assertThat(Prefixes.of(history, null).complete()).isFalse();
            await("the newest state is 1.6")
                    .until(() ->
                            service.states().highest(service.current(), "not_a1")
                                    == EventOrder.of(1, 6));
            assertThat(
                            service.bean(MeterRegistry.class)
                                    .counter(
                                            "rapport.consumer.alerts",
                                            "consumer",
                                            VIEW,
                                            "reason",
                                            "quarantine")
                                    .count())
                    .isEqualTo(1);
        }
    }

    /// Written, not committed, and gone: what is brought again changes nothing.
    @Test
    void whatWasWrittenButNotCommittedIsTakenAgainWithoutEffect() {
        send(topic, "a", 10, 3);
        send(
                TestBroker.bootstrapServers(),
                Stream.of(TrialEvents.toSend(topic, "not_a0", 4, TrialEvents.value("deadly"))));

        try (var service = TrialService.start(settings)) {
            await("three failures are counted").until(() -> failures(service) == 3);
            send(topic, "b", 10, 3);

            await("61 in the view").until(() -> service.count() == 61);
            assertThat(open(service)).isEmpty();
            assertThat(service.facts().prefix(service.current(), "not_a0"))
                    .isEqualTo(EventOrder.of(1, 4));
            assertThat(service.states().find(service.current(), "not_a0").orElseThrow().state())
                    .containsEntry("label", "deadly");
            assertThat(failures(service)).isEqualTo(3);
        }
    }

    private static double failures(TrialService service) {
        return service.bean(MeterRegistry.class)
                .counter("rapport.consumer.failures", "consumer", VIEW)
                .count();
    }

    @Test
    void theWatermarkStopsBeforeAParkedRecordUntilItIsDiscarded() {
        send(
                TestBroker.bootstrapServers(),
                Stream.of(TrialEvents.toSend(topic, "not_a", 1, "{no json")));

        try (var service = TrialService.start(settings)) {
            await("there is a watermark").until(() -> service.freshness().watermark() != null);
            var parked = open(service).getFirst();
            await("the watermark stands before the parked record")
                    .until(() ->
                            parked.logTime()
                                    .minusMillis(1)
                                    .equals(service.freshness().watermark()));

            assertThat(service.parked().replay(parked.id(), "a test"))
                    .isInstanceOf(ParkedRecords.Replay.Refused.class);
            assertThat(service.freshness().parked()).isEqualTo(1);

            assertThat(service.parked().discard(parked.id(), "a test's fault")).isTrue();

            await("the watermark has passed the discarded record")
                    .until(() -> service.freshness().covers(parked.logTime().plusMillis(1)));
            assertThat(open(service)).isEmpty();
        }
    }

    @Test
    void theWatermarkIsThePastOnly() {
        try (var service = TrialService.start(settings)) {
            await("there is a watermark").until(() -> service.freshness().watermark() != null);

            assertThat(service.freshness().covers(Instant.now().minusSeconds(5))).isFalse();
            await("the watermark follows the clock")
                    .until(() -> service.freshness().covers(Instant.now().minusSeconds(8)));
        }
    }

    @Test
    void readersWaitForWhatTheyHaveSeenDone() {
        try (var service = TrialService.start(settings)) {
            var gate = service.bean(FreshnessGate.class);
            var wanted = List.of(new Position("not_a0", 1, 3), new Position("not_a1", 1, 0));
            assertThat(gate.awaitPrefix(wanted, Set.of("another"), ALL, Duration.ofMillis(100)))
                    .as("of a view that the answer does not read")
                    .isTrue();
            assertThat(gate.awaitPrefix(wanted, Set.of(), ALL, Duration.ofMillis(100))).isFalse();

            send(topic, "a", 1, 3);

            assertThat(gate.awaitPrefix(wanted, Set.of(), ALL, SOON)).isTrue();
            var elsewhere =
                    new TokenBearer(
                            new AccessScope.WholeTenant("elsewhere"),
                            Actor.of(Actor.Kind.CLIENT, "nobody"));
            for (var stranger : List.of(elsewhere, seller("emp_2"))) {
                assertThat(gate.awaitPrefix(wanted, Set.of(), stranger, Duration.ofMillis(50)))
                        .isFalse();
            }
            assertThat(gate.awaitPrefix(wanted, Set.of(), seller("emp_1"), SOON))
                    .as("who did it")
                    .isTrue();
        }
    }

    /// Somebody who sees but a part of the tenant.
    private static TokenBearer seller(String employee) {
        return new TokenBearer(
                new AccessScope.OwnedBy(TrialEvents.TENANT, Set.of(employee)),
                Actor.of(Actor.Kind.EMPLOYEE, employee));
    }

    @Test
    void twoInstancesShareThePartitionsAndLoseNothing() {
        send(topic, "a", 50, 4);
        try (var one = TrialService.start(settings)) {
            await("the first records are in the view").until(() -> one.count() > 0);
            try (var other = TrialService.start(settings)) {
                send(topic, "b", 50, 4);
                await("both instances share the partitions")
                        .until(() ->
                                one.partitions() > 0
                                        && other.partitions() > 0
                                        && one.partitions() + other.partitions() == 12);
                send(topic, "c", 50, 4);
                await("600 in the view").until(() -> one.count() == 600);
                await("there is a watermark").until(() -> other.freshness().watermark() != null);
            }
            send(topic, "d", 50, 4);

            await("one instance has all partitions and all 800")
                    .until(() -> one.count() == 800 && one.partitions() == 12);
            for (var each : List.of("a7", "b7", "c7", "d7")) {
                assertThat(one.facts().prefix(one.current(), "not_" + each))
                        .isEqualTo(EventOrder.of(1, 4));
            }
        }
    }

    @Test
    void rebuildsWhileLiveAlthoughTheFirstWorkerDied() {
        send(topic, "a", 100, 10);
        try (var service = TrialService.start(settings)) {
            await("1,000 in the view").until(() -> service.count() == 1_000);
            await("there is a watermark").until(() -> service.freshness().watermark() != null);
            var doomed = new DoomedWorker(service);
            assertThat(doomed.lives()).isTrue();

            assertThat(service.rebuilds().start(VIEW)).isEqualTo(2);
            assertThatThrownBy(() -> service.rebuilds().start(VIEW))
                    .isInstanceOf(RefusalException.class);
            send(topic, "b", 100, 2);
            assertThat(doomed.lives()).isTrue();
            var second = new Generation(VIEW, 2);
            await("1,200 in the view while the first worker lives")
                    .until(() -> doomed.lives() && service.count() == 1_200);
            await("the new generation is announced on all partitions")
                    .until(() -> doomed.lives() && announced(service, second) == 12);
            doomed.fillsTwoBatchesAndDies(second);
            assertThat(service.facts().collection(second).countDocuments()).isLessThan(1_200);
            assertThatThrownBy(() -> service.rebuilds().switchTo(VIEW, 2, false))
                    .isInstanceOf(RefusalException.class);

            await("the new generation has a watermark")
                    .until(() -> service.rebuilds().status(VIEW).getLast().watermark() != null);
            send(topic, "c", 100, 1);
            await("1,300 in the view").until(() -> service.count() == 1_300);

            assertThat(service.rebuilds().differences(VIEW, 2)).isEmpty();
            service.rebuilds().switchTo(VIEW, 2, false);
            assertThat(service.current()).isEqualTo(second);
            assertThat(service.count()).isEqualTo(1_300);
            assertThatThrownBy(() -> service.rebuilds().drop(VIEW, 2))
                    .isInstanceOf(RefusalException.class);

            service.rebuilds().drop(VIEW, 1);
            send(topic, "d", 10, 1);
            await("1,310 in the view").until(() -> service.count() == 1_310);
            assertThat(service.rebuilds().status(VIEW)).hasSize(1);
        }
    }

    /// Holds the lease of the second generation, begins to fill it, and is never heard of again.
    private record DoomedWorker(TrialService service) {

        boolean lives() {
            service.database()
                    .getCollection(RebuildLease.COLLECTION)
                    .updateOne(
                            new Document("_id", VIEW + ".g2"),
                            new Document("$set", new Document("owner", "doomed"))
                                    .append("$inc", new Document("beat", 1L)),
                            new UpdateOptions().upsert(true));
            return true;
        }

        void fillsTwoBatchesAndDies(Generation generation) {
            var consumer =
                    service.bean(ProjectionAutoConfiguration.ProjectionConsumers.class)
                            .all()
                            .getFirst();
            var feed = new GenerationFeed(service.projection(), generation, consumer);
            var batches = new AtomicInteger();
            new GapFiller(service.bean(RecordFetcher.class), service.bean(ProgressStore.class))
                    .fill(
                            generation,
                            records -> {
                                service.bean(RecordPipelines.class).before(feed).accept(records);
                                batches.incrementAndGet();
                            },
                            () -> lives() && batches.get() < 2);
        }
    }

    private static long announced(TrialService service, Generation generation) {
        return service.bean(ProgressStore.class).of(generation).size();
    }

    @Test
    void aViewThatLostItsStoreIsFilledAgainByItself() {
        send(topic, "a", 20, 5);
        try (var service = TrialService.start(settings)) {
            await("100 in the view").until(() -> service.count() == 100);
        }
        var emptied = new HashMap<>(settings);
        emptied.put("spring.mongodb.database", TestStore.freshDatabase(getClass()));

        try (var service = TrialService.start(emptied)) {
            await("100 in the view").until(() -> service.count() == 100);
            await("there is a watermark").until(() -> service.freshness().watermark() != null);
            assertThat(IntStream.range(0, 20))
                    .allMatch(number ->
                            service.states().prefix(service.current(), "not_a" + number)
                                    == EventOrder.of(1, 5));
        }
    }

    private static List<ParkedRecord> open(TrialService service) {
        return service.parked().list(ParkedRecord.Status.OPEN, null, 100);
    }
}
