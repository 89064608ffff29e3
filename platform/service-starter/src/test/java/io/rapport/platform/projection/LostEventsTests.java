package io.rapport.platform.projection;

import static io.rapport.platform.projection.TrialService.VIEW;
import static io.rapport.platform.projection.TrialService.send;
import static io.rapport.test.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import io.rapport.contracts.EventHeaders;
import io.rapport.contracts.EventOrder;
import io.rapport.platform.consume.ParkedRecord;
import io.rapport.platform.consume.ParkedRecords;
import io.rapport.platform.consume.TrialEvents;
import io.rapport.test.TestBroker;
import io.rapport.test.TestStore;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.SmartLifecycle;

/// What an operator gives up is a fact that says so, in every generation: whatever is cut off, and
/// whoever else does something at the same time.
class LostEventsTests {

    private static final String LAMED = "not_lamed";

    private String topic = "";
    private Map<String, String> settings = Map.of();

    /// The second of three events of one aggregate cannot be read.
    @BeforeEach
    void topicWithAPoisonedAggregate() {
        topic = "rapport.trial-" + UUID.randomUUID() + ".events";
        TestBroker.createTopics(topic);
        settings =
                Map.of(
                        "trial.topic", topic,
                        "spring.mongodb.database", TestStore.freshDatabase(getClass()),
                        "spring.application.name", topic);
        publish(
                List.of(
                        TrialEvents.toSend(topic, LAMED, 1, TrialEvents.value("one")),
                        TrialEvents.toSend(topic, LAMED, 2, "{no json"),
                        TrialEvents.toSend(topic, LAMED, 3, TrialEvents.value("three"))));
        send(topic, "sound", 5, 3);
    }

    @Test
    void historyAndWatermarkGoOnAndTheFactSaysThatItIsLost() {
        try (var service = TrialService.start(settings)) {
            var parked = parked(service);
            assertThat(service.facts().prefix(service.current(), LAMED))
                    .isEqualTo(EventOrder.of(1, 1));

            assertThat(service.parked().discard(parked.id(), "a test")).isTrue();

            assertLost(service, service.current());
            await("what a view must know")
                    .until(() -> service.freshness().covers(parked.logTime().plusMillis(1)));
            assertThat(service.freshness().parked()).isZero();
            assertThat(service.freshness().unnamed()).isZero();
        }
    }

    @Test
    void itIsLostInTheGenerationThatIsBeingFilledAndInEveryLaterOne() {
        try (var service = TrialService.start(settings)) {
            var parked = parked(service);
            service.rebuilds().start(VIEW);

            service.parked().discard(parked.id(), "a test");

            awaitEqual(service, 2);
            service.rebuilds().switchTo(VIEW, 2, false);
            service.rebuilds().drop(VIEW, 1);
            service.rebuilds().start(VIEW);
            awaitEqual(service, 3);
            assertLost(service, new Generation(VIEW, 2));
            assertLost(service, new Generation(VIEW, 3));
            assertThat(service.parked().list(ParkedRecord.Status.OPEN, null, 10)).isEmpty();
        }
    }

    /// Decided and gone, before any view knew of it.
    @Test
    void whatACrashCutOffIsDoneByTheNextInstance() {
        ParkedRecord parked;
        try (var service = TrialService.start(settings)) {
            parked = parked(service);
            service.bean("discardSweep", SmartLifecycle.class).stop();
            parkingLot(service)
                    .updateOne(
                            Filters.eq("_id", parked.id()),
                            new Document(
                                    "$set",
                                    new Document("status", "DISCARDED")
                                            .append("lostSince", parked.logTime())
                                            .append("settle", VIEW)));
            assertThat(service.parked().earliestOpen(VIEW)).contains(parked.logTime());
            assertThat(service.parked().countOpen(VIEW)).isEqualTo(1);
        }

        try (var service = TrialService.start(settings)) {
            await("the event is lost").until(() -> isLost(service));
            await("what a view must know")
                    .until(() -> service.parked().earliestOpen(VIEW).isEmpty());
            assertLost(service, service.current());
        }
    }

    /// It was discarded by a version that told no view, and the watermark passed it.
    @Test
    void whatWasDiscardedFormerlyIsLostFromNowOn() {
        try (var service = TrialService.start(settings)) {
            var parked = parked(service);
            var before = Instant.now();
            parkingLot(service)
                    .updateOne(
                            Filters.eq("_id", parked.id()),
                            new Document("$set", new Document("status", "DISCARDED")));

            await("the event is lost").until(() -> isLost(service));

            var history = service.facts().ofAggregate(service.current(), LAMED);
            assertThat(Prefixes.of(history, null).complete()).isTrue();
            assertThat(Prefixes.of(history, before).complete()).isFalse();
            service.rebuilds().start(VIEW);
            awaitEqual(service, 2);
        }
    }

    @Test
    void ofTwoOperatorsOneGivesItUpAndItIsFinal() throws Exception {
        try (var service = TrialService.start(settings);
                var operators = Executors.newFixedThreadPool(4)) {
            var id = parked(service).id();
            Callable<Boolean> discard = () -> service.parked().discard(id, "one of four");

            var won = new ArrayList<Boolean>();
            for (Future<Boolean> each :
                    operators.invokeAll(List.of(discard, discard, discard, discard))) {
                won.add(each.get());
            }

            assertThat(won).containsOnlyOnce(true);
            assertThat(service.parked().discard(id, "again")).isFalse();
            assertThat(service.parked().replay(id, "after it"))
                    .isInstanceOf(ParkedRecords.Replay.Gone.class);
            assertLost(service, service.current());
        }
    }

    /// No id, no type: nobody can tell whose event it was, or that it was one.
    @Test
    void whatHasNoEnvelopeIsCountedAndHoldsNothingBack() {
        publish(
                List.of(
                        new ProducerRecord<>(
                                topic,
                                null,
                                null,
                                null,
                                "noise".getBytes(StandardCharsets.UTF_8))));
        try (var service = TrialService.start(settings)) {
            await("what a view must know")
                    .until(() ->
                            service.parked().list(ParkedRecord.Status.OPEN, null, 10).size() == 2);
            var facts = service.count();
            var noise =
                    service.parked().list(ParkedRecord.Status.OPEN, null, 10).stream()
                            .filter(each -> each.key() == null)
                            .findFirst()
                            .orElseThrow();

            service.parked().discard(noise.id(), "noise");
            service.parked().discard(parked(service).id(), "a test");

            await("what a view must know")
                    .until(() -> service.freshness().covers(noise.logTime().plusMillis(1)));
            assertThat(service.freshness().unnamed()).isEqualTo(1);
            assertThat(service.count()).isEqualTo(facts + 1);
        }
    }

    /// The time is malformed too, but the id says whose event it was.
    @Test
    void aHalfReadableEnvelopeIsEnough() {
        var event = TrialEvents.toSend(topic, "not_half", 1, TrialEvents.value("one"));
        event.headers()
                .remove(EventHeaders.TIME)
                .add(EventHeaders.TIME, "yesterday".getBytes(StandardCharsets.UTF_8));
        publish(List.of(event, TrialEvents.toSend(topic, "not_half", 2, TrialEvents.value("two"))));
        try (var service = TrialService.start(settings)) {
            await("what a view must know")
                    .until(() ->
                            service.parked().list(ParkedRecord.Status.OPEN, null, 10).size() == 2);
            var half =
                    service.parked().list(ParkedRecord.Status.OPEN, null, 10).stream()
                            .filter(each -> "not_half".equals(each.key()))
                            .findFirst()
                            .orElseThrow();

            service.parked().discard(half.id(), "a test");

            assertThat(service.facts().prefix(service.current(), "not_half"))
                    .isEqualTo(EventOrder.of(1, 2));
        }
    }

    /// The owning service published it once more, readable this time.
    @Test
    void theTrueEventTakesTheLostOnesPlaceInEveryGeneration() {
        try (var service = TrialService.start(settings)) {
            service.parked().discard(parked(service).id(), "a test");
            assertLost(service, service.current());

            publish(List.of(TrialEvents.toSend(topic, LAMED, 2, TrialEvents.value("two"))));

            await("what a view must know").until(() -> !isLost(service));
            assertThat(service.parked().list(ParkedRecord.Status.OPEN, null, 10)).isEmpty();
            service.rebuilds().start(VIEW);
            awaitEqual(service, 2);
            assertThat(service.facts().ofAggregate(new Generation(VIEW, 2), LAMED))
                    .noneMatch(Fact::isLost);
        }
    }

    /// The service's store was put back, or its progress forgotten: all is read again.
    @Test
    void afterARestoreItIsLostAgain() {
        try (var service = TrialService.start(settings)) {
            service.parked().discard(parked(service).id(), "a test");
        }
        // As a restore does, with every instance stopped.
        try (var client = MongoClients.create(TestStore.uri())) {
            var database = client.getDatabase(settings.get("spring.mongodb.database"));
            database.getCollection(ProgressStore.COLLECTION).deleteMany(new Document());
            database.getCollection("note_facts_g1").deleteMany(Filters.eq("aggregate", LAMED));
        }

        try (var service = TrialService.start(settings)) {
            await("the event is lost").until(() -> isLost(service));
            assertLost(service, service.current());
        }
    }

    private static void assertLost(TrialService service, Generation generation) {
        var history = service.facts().ofAggregate(generation, LAMED);
        assertThat(history).extracting(Fact::isLost).containsExactly(false, true, false);
        assertThat(history.get(1).value()).isEmpty();
        assertThat(Prefixes.of(history, null).complete()).isTrue();
        assertThat(service.facts().prefix(generation, LAMED)).isEqualTo(EventOrder.of(1, 3));
        var held = service.states().find(generation, LAMED).orElseThrow();
        assertThat(held.prefix()).isEqualTo(EventOrder.of(1, 3));
        assertThat(held.state()).containsEntry("label", "three");
    }

    private static boolean isLost(TrialService service) {
        return service.facts().ofAggregate(service.current(), LAMED).stream()
                .anyMatch(Fact::isLost);
    }

    private static void awaitEqual(TrialService service, int number) {
        await("what a view must know")
                .until(() -> service.rebuilds().status(VIEW).getLast().watermark() != null);
        await("what a view must know")
                .until(() -> service.rebuilds().differences(VIEW, number).isEmpty());
    }

    private static ParkedRecord parked(TrialService service) {
        await("what a view must know")
                .until(() -> service.count() == 17 && lamed(service).size() == 1);
        return lamed(service).getFirst();
    }

    private static List<ParkedRecord> lamed(TrialService service) {
        return service.parked().list(ParkedRecord.Status.OPEN, null, 10).stream()
                .filter(each -> LAMED.equals(each.key()))
                .toList();
    }

    private static MongoCollection<Document> parkingLot(TrialService service) {
        return service.database().getCollection("parked_records");
    }

    private static void publish(List<ProducerRecord<byte[], byte[]>> records) {
        send(TestBroker.bootstrapServers(), records.stream());
    }
}
