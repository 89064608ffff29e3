package io.rapport.platform.relay;

import static io.rapport.test.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.rapport.contracts.EventOrder;
import io.rapport.test.TestStore;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;

/// The relay on a real store with a simulated broker: several instances, deaths, lost answers.
class RelayTests {

    private static final RelayProperties FAST =
            new RelayProperties(
                    true,
                    Duration.ofMillis(50),
                    Duration.ofMillis(1600),
                    Duration.ofMillis(300),
                    Duration.ofMillis(5),
                    Duration.ofMillis(40),
                    100);

    /// Nobody takes a bucket over: it must be given away.
    private static final RelayProperties FOR_EVER =
            new RelayProperties(
                    true,
                    FAST.heartbeat(),
                    Duration.ofHours(1),
                    FAST.delivery(),
                    FAST.poll(),
                    FAST.idle(),
                    FAST.batch());

    private final MongoClient client = MongoClients.create(TestStore.uri());
    private final SimpleMongoClientDatabaseFactory databases =
            new SimpleMongoClientDatabaseFactory(client, TestStore.freshDatabase(RelayTests.class));
    private final SimulatedBroker broker = new SimulatedBroker(42);
    private final List<Instance> instances = new ArrayList<>();

    @AfterEach
    void close() {
        instances.forEach(instance -> instance.relay().stop());
        broker.close();
        client.close();
    }

    @Test
    void publishesWhatACrashLeftAndClearsIt() {
        store("a", 3);

        start();

        await("the outbox is drained").untilAsserted(() -> assertThat(pending()).isZero());
        assertThat(broker.firstAppearances()).containsEntry("a", List.of(1L, 2L, 3L));
        assertThat(raw("a"))
                .containsEntry(Outbox.ENTRIES, List.of())
                .doesNotContainKey(Outbox.PENDING);
    }

    @Test
    void publishesWhatDoesNotTellSinceWhenItWaits() {
        store("a", 2);
        things().updateOne(
                        new Document("_id", "a"),
                        new Document("$unset", new Document(Outbox.PENDING_SINCE, "")));

        start();

        await("the outbox is drained").untilAsserted(() -> assertThat(pending()).isZero());
        assertThat(broker.firstAppearances()).containsEntry("a", List.of(1L, 2L));
    }

    @Test
    void anOutboxThatCannotBeReadHoldsUpItsOwnAggregateAlone() {
        store("broken", 1);
        things().updateOne(
                        new Document("_id", "broken"),
                        new Document(
                                "$set", new Document(Outbox.ENTRIES, List.of(new Document()))));
        store("a", 2);

        start();

        await("one entry is pending").untilAsserted(() -> assertThat(pending()).isOne());
        assertThat(broker.firstAppearances()).containsEntry("a", List.of(1L, 2L));
    }

    @Test
    void keepsOrderAndOneRecordInFlightPerKeyWhenAnswersAreLost() {
        broker.loseAnswers(0.2);
        IntStream.range(0, 20).forEach(n -> store("key" + n, 10));

        start();

        await("the outbox is drained").untilAsserted(() -> assertThat(pending()).isZero());
        assertContiguous(20, 10);
        assertThat(broker.mostPerKey()).isEqualTo(1);
    }

    @Test
    void waitsOutABrokerThatIsAway() {
        broker.goAway(true);
        start();
        IntStream.range(0, 50).forEach(n -> store("key" + n, 2));
        await("two failures are counted")
                .until(() ->
                        instances
                                        .getFirst()
                                        .meters()
                                        .get("rapport.outbox.failures")
                                        .counter()
                                        .count()
                                > 1);
        assertThat(broker.size()).isZero();

        broker.goAway(false);

        await("the outbox is drained").untilAsserted(() -> assertThat(pending()).isZero());
        assertContiguous(50, 2);
    }

    @Test
    void sharesBucketsFairlyAndHandsThemOverAtOnceOnStop() {
        var first = start(FOR_EVER);
        await("the first instance holds all buckets")
                .untilAsserted(() -> assertThat(first.relay().heldBuckets()).hasSize(16));
        var second = start(FOR_EVER);
        await("the second instance holds its half")
                .untilAsserted(() -> assertThat(second.relay().heldBuckets()).hasSize(8));
        await("the first instance has given half away")
                .untilAsserted(() -> assertThat(first.relay().heldBuckets()).hasSize(8));

        first.relay().stop();

        await("the second instance holds all buckets")
                .untilAsserted(() -> assertThat(second.relay().heldBuckets()).hasSize(16));
    }

    @Test
    void takesOverFromAnInstanceWhoseCounterStandsStill() {
        var dead = new Leases(databases, FAST, System::nanoTime);
        dead.heartbeat();
        dead.balance(_ -> true);
        assertThat(dead.held()).hasSize(16);
        store("a", 2);

        start();

        await("the outbox is drained").untilAsserted(() -> assertThat(pending()).isZero());
        assertThat(dead.heartbeat()).as("a deposed instance cannot come back").isFalse();
        assertThat(dead.held()).isEmpty();
    }

    @Test
    void aHolderThatCannotRenewStopsSendingBeforeAnotherMayTakeOver() {
        var now = new AtomicLong(1);
        var leases = new Leases(databases, FAST, now::get);
        leases.heartbeat();
        leases.balance(_ -> true);
        assertThat(leases.holds(3)).isTrue();

        now.addAndGet(FAST.sendingTime().toNanos());

        assertThat(leases.holds(3)).isFalse();
        assertThat(FAST.sendingTime().plus(FAST.delivery())).isLessThan(FAST.lease());
    }

    @Test
    void instancesComeAndGoWithoutHoleOrOvertaking() {
        var seed = new Random().nextLong();
        var random = new Random(seed);
        broker.loseAnswers(0.05);
        start();
        start();
        for (var round = 1; round <= 10; round++) {
            for (var key = 0; key < 20; key++) {
                store("key" + key, 1);
            }
            if (random.nextInt(3) == 0) {
                start();
            } else if (instances.size() > 1 && random.nextInt(3) == 0) {
                instances.remove(random.nextInt(instances.size())).relay().stop();
            }
        }
        await("the outbox is drained")
                .untilAsserted(() -> assertThat(pending()).as("seed %d", seed).isZero());
        assertContiguous(20, 10);
    }

    private void assertContiguous(int keys, int sequences) {
        var appearances = broker.firstAppearances();
        assertThat(appearances).hasSize(keys);
        var expected = LongStream.rangeClosed(1, sequences).boxed().toList();
        assertThat(appearances.values()).allSatisfy(seen -> assertThat(seen).isEqualTo(expected));
    }

    private Instance start() {
        return start(FAST);
    }

    private Instance start(RelayProperties properties) {
        var registry = new SimpleMeterRegistry();
        var meters = new RelayMeters(registry);
        var leases = new Leases(databases, properties, System::nanoTime);
        var sender = new Sender(keepOpen(), new OutboxClearing(databases), meters, leases);
        var reader = new OutboxReader(databases, client);
        var relay = new Relay(properties, reader, leases, sender, meters, Clock.systemUTC());
        relay.relay("things");
        var instance = new Instance(relay, registry);
        instances.add(instance);
        relay.start();
        return instance;
    }

    /// The broker outlives the instances.
    private Sender.Broker keepOpen() {
        return new Sender.Broker() {
            @Override
            public void send(String key, OutboxEntry entry, Runnable done, Runnable failed) {
                broker.send(key, entry, done, failed);
            }

            @Override
            public void close() {}
        };
    }

    /// What a command does to an aggregate's document, by the same plain operators.
    private void store(String id, int events) {
        var present = raw(id);
        var last = present == null ? 0 : EventOrder.sequence(present.getLong(Outbox.ORDER));
        var entries =
                LongStream.rangeClosed(last + 1, last + events)
                        .mapToObj(sequence -> entry(id, sequence).document())
                        .toList();
        var set =
                new Document(Outbox.ORDER, EventOrder.of(1, last + events))
                        .append(Outbox.PENDING, Outbox.bucket(id))
                        .append(Outbox.PENDING_SINCE, new Date(1_000));
        things().updateOne(
                        new Document("_id", id),
                        new Document("$set", set)
                                .append(
                                        "$push",
                                        new Document(
                                                Outbox.ENTRIES, new Document("$each", entries))),
                        new com.mongodb.client.model.UpdateOptions().upsert(true));
    }

    private static OutboxEntry entry(String id, long sequence) {
        return new OutboxEntry(
                EventOrder.of(1, sequence),
                "topic",
                Map.of("ce_id", id + ".1." + sequence),
                new Binary(new byte[] {1}));
    }

    private long pending() {
        return things().countDocuments(new Document(Outbox.PENDING, new Document("$ne", null)));
    }

    private @org.jspecify.annotations.Nullable Document raw(String id) {
        return things().find(new Document("_id", id)).first();
    }

    private MongoCollection<Document> things() {
        return databases.getMongoDatabase().getCollection("things");
    }

    private record Instance(Relay relay, SimpleMeterRegistry meters) {}
}
