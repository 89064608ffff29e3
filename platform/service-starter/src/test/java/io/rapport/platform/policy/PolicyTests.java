package io.rapport.platform.policy;

import static io.rapport.test.Patience.await;
import static io.rapport.test.Topic.header;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import io.rapport.contracts.EventEnvelope;
import io.rapport.test.FaultyProxy;
import io.rapport.test.TestBroker;
import io.rapport.test.TestStore;
import io.rapport.test.Topic;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A service acts on its own events, on a real broker and a store.
class PolicyTests {

    private final String name = TestStore.freshDatabase(PolicyTests.class);
    private final MongoClient client = MongoClients.create(TestStore.uri());
    private final MongoDatabase database = client.getDatabase(name);

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void whatHappensIsActedOnOnceAndSaysWhatItFollowsFrom() {
        try (var parrot = Parrot.begun(name)) {
            var asked = parrot.say("ask one");

            await("it is answered").until(() -> parrot.texts().size() == 3);

            assertThat(parrot.texts())
                    .containsExactly("answer to ask one", "ask one", "echo of ask one");
            var answer = parrot.idOf("answer to ask one");
            try (var topic = new Topic(WordEvent.TOPIC)) {
                var told = topic.of(answer, 1).getFirst();
                assertThat(header(told, "ce_causationid")).isEqualTo(asked + ".1.1");
                assertThat(header(told, "ce_correlationid")).isEqualTo("req-1");
                assertThat(header(told, "ce_actor")).isEqualTo("system:policy.answers");
                assertThat(header(told, "ce_hops")).isEqualTo("1");
                assertThat(header(topic.of(asked, 1).getFirst(), "ce_hops")).isEmpty();
            }
        }
    }

    /// Whatever of its progress it forgets: a batch that was acted on and not noted, the offsets of
    /// its group, and offsets that are ahead of its database.
    @Test
    void whateverIsForgottenOfItsProgressNothingIsDoneTwiceAndNothingIsLeftOut() throws Exception {
        String group;
        try (var parrot = Parrot.begun(name)) {
            for (var i = 0; i < 20; i++) {
                parrot.say("ask " + i);
            }
            await("all are answered").until(() -> parrot.texts().size() == 60);
            group = "parrot-" + name.replace('_', '-') + ".policies";
        }
        positions().deleteMany(new Document("next", new Document("$exists", true)));
        try (var parrot = Parrot.start(name)) {
            parrot.say("ask 20");
            await("the last one is answered").until(() -> parrot.texts().size() >= 63);
            assertThat(parrot.texts()).doesNotHaveDuplicates().hasSize(63);
            parrot.published();
        }

        try (var admin = admin()) {
            admin.deleteConsumerGroups(List.of(group)).all().get(10, TimeUnit.SECONDS);
        }
        try (var silent = Parrot.start(name, "--trial.policies=false")) {
            silent.say("ask 21");
            silent.published();
        }
        try (var admin = admin()) {
            var ends = new HashMap<TopicPartition, OffsetAndMetadata>();
            offsets(OffsetSpec.latest())
                    .forEach((place, end) -> ends.put(place, new OffsetAndMetadata(end)));
            admin.alterConsumerGroupOffsets(group, ends).all().get(10, TimeUnit.SECONDS);
        }
        try (var parrot = Parrot.start(name)) {
            await("what was said meanwhile is answered").until(() -> parrot.texts().size() == 66);
            assertThat(parrot.texts()).doesNotHaveDuplicates();
        }
    }

    /// It cannot tell where it begins: the others must not wait for it, and what came to it is
    /// acted on as soon as its store answers, though nobody comes or goes then.
    @Test
    void anInstanceWithoutItsStoreHoldsUpNobody() throws Exception {
        try (var door = FaultyProxy.before(TestStore.address());
                var first =
                        Parrot.begun(name, "--spring.mongodb.uri=mongodb://" + door.address())) {
            door.cut();
            try (var second = Parrot.start(name)) {
                awaitPartitions(second);
                try (var third = Parrot.start(name)) {
                    awaitPartitions(third);
                    for (var i = 0; i < 20; i++) {
                        third.say("ask " + i);
                    }
                    third.published();
                    assertThat(partitions(first)).isEmpty();
                    door.open();

                    await("all are answered").until(() -> third.texts().size() == 60);

                    assertThat(third.texts()).doesNotHaveDuplicates();
                    awaitPartitions(first);
                }
            }
        }
    }

    private static void awaitPartitions(Parrot parrot) {
        await("it was given partitions").until(() -> !partitions(parrot).isEmpty());
    }

    private static Set<TopicPartition> partitions(Parrot parrot) {
        return parrot.bean(PolicyConsumer.class).partitions();
    }

    /// A change sets what is so from then on: brought again it does not undo what came later.
    @Test
    void aChangeThatIsBroughtAgainIsNotMadeAgain() {
        String id;
        try (var parrot = Parrot.begun(name)) {
            id = parrot.say("shout once");
            await("it is loud").until(() -> parrot.texts().equals(List.of("SHOUT ONCE")));
            parrot.repeat(id, "said later");
            parrot.published();
        }
        positions().deleteMany(new Document("next", new Document("$exists", true)));
        try (var parrot = Parrot.start(name)) {
            await("all three were brought again").until(() -> ran(parrot, "answers", "acted") == 3);
            assertThat(parrot.texts()).containsExactly("said later");
        }
    }

    @Test
    void whatWasSaidBeforeItFirstStartedAndWhatIsHistoryIsNotActedOn() {
        try (var silent = Parrot.start(name, "--trial.policies=false")) {
            silent.say("ask before");
            silent.published();
        }
        try (var parrot = Parrot.begun(name)) {
            parrot.sayOfThePast("ask of the past");
            parrot.say("ask now");

            await("what is said now is answered").until(() -> parrot.texts().size() == 5);

            assertThat(parrot.texts())
                    .containsExactly(
                            "answer to ask now",
                            "ask before",
                            "ask now",
                            "ask of the past",
                            "echo of ask now");
            await("that it is history is counted")
                    .until(() -> ran(parrot, "answers", "history") == 1);
        }
    }

    @Test
    void aCircleEnds() {
        try (var parrot = Parrot.begun(name)) {
            parrot.say("circle");

            await("it is seen").until(() -> ran(parrot, "answers", "circle") == 1);

            assertThat(parrot.texts()).hasSize(EventEnvelope.MOST_HOPS + 1);
        }
    }

    @Test
    void whatCannotBeActedOnWaitsWithWhatComesAfterItAndNothingElseDoes() {
        try (var parrot = Parrot.begun(name)) {
            var id = parrot.say("later " + name);
            parrot.repeat(id, "ask again");
            await("both wait").until(() -> postponed().countDocuments() == 2);
            parrot.say("ask meanwhile");
            await("another one is answered")
                    .until(() -> parrot.texts().contains("answer to ask meanwhile"));
            assertThat(parrot.texts()).doesNotContain("answer to ask again");

            Parrot.ALLOWED.add("later " + name);

            await("nothing waits").until(() -> postponed().countDocuments() == 0);
            assertThat(parrot.texts())
                    .contains("answer to later " + name, "answer to ask again")
                    .doesNotHaveDuplicates();
            assertThat(parrot.idOf("answer to later " + name))
                    .as("made first")
                    .isLessThan(parrot.idOf("answer to ask again"));
        }
    }

    @Test
    void aPolicyThatFailsStopsNoOtherAndIsGivenUpByAnOperator() {
        try (var parrot = Parrot.begun(name)) {
            var id = parrot.say("fault " + name);
            parrot.repeat(id, "ask again");
            parrot.say("ask other");
            await("others are acted on")
                    .until(() -> parrot.texts().contains("answer to ask other"));
            var reports = parrot.bean(PolicyReports.class);
            await("it waits, and what comes after it")
                    .until(() -> reports.report(10).policies().getFirst().postponed() == 2);
            postponed()
                    .updateMany(
                            new Document("tries", new Document("$gt", 0)),
                            new Document("$set", new Document("tries", PostponedEvents.STUCK)));

            var stuck = reports.report(10).stuck();

            assertThat(stuck).hasSize(1);
            assertThat(stuck.getFirst().eventId()).isEqualTo(id + ".1.1");
            assertThat(stuck.getFirst().reason()).isEqualTo("UnsupportedOperationException");
            assertThat(reports.giveUp(stuck.getFirst().id())).isTrue();
            assertThat(reports.giveUp(stuck.getFirst().id())).isFalse();
            await("what came after it is acted on")
                    .until(() -> parrot.texts().contains("answer to ask again"));
            assertThat(parrot.texts()).doesNotContain("answer to fault " + name);
        }
    }

    @Test
    void aRefusalIsADecision() {
        try (var parrot = Parrot.begun(name)) {
            parrot.say("refuse");
            await("it is counted").until(() -> ran(parrot, "answers", "refused") == 1);
            assertThat(postponed().countDocuments()).isZero();
        }
    }

    /// What follows from what holds comes again, under another id, and nothing of what was taken
    /// back is acted on.
    @Test
    void afterARestoreEverythingThatHoldsIsActedOnOnce() {
        String valid;
        String first;
        Map<String, List<Document>> backup;
        try (var parrot = Parrot.begun(name)) {
            parrot.published();
        }
        try (var silent = Parrot.start(name, "--trial.policies=false")) {
            valid = silent.say("ask valid");
            silent.published();
            backup = dump();
        }
        try (var parrot = Parrot.start(name)) {
            await("it is answered").until(() -> parrot.texts().size() == 3);
            first = parrot.idOf("answer to ask valid");
            parrot.repeat(valid, "ask otherwise");
            parrot.say("ask lost");
            await("all are answered").until(() -> parrot.texts().size() == 7);
            parrot.published();
        }
        load(backup);
        Parrot.start(name, "--rapport.restore.run=true", "--rapport.restore.watched=50ms").close();

        try (var parrot = Parrot.start(name)) {
            await("what holds is answered").until(() -> parrot.texts().size() == 3);
            await("what was taken back is passed over")
                    .until(() -> ran(parrot, "answers", "taken-back") >= 2);

            assertThat(parrot.texts())
                    .containsExactly("answer to ask valid", "ask valid", "echo of ask valid");
            assertThat(parrot.idOf("answer to ask valid")).isNotEqualTo(first);
        }
    }

    /// Almost every backup holds effects whose position was not noted yet.
    @Test
    void whatABackupHoldsOfWhatWasDoneIsNotDoneAgain() {
        Map<String, List<Document>> backup;
        try (var parrot = Parrot.begun(name)) {
            parrot.say("ask one");
            await("it is answered").until(() -> parrot.texts().size() == 3);
            parrot.published();
            backup = dump();
        }
        load(backup);
        positions().deleteMany(new Document("next", new Document("$exists", true)));
        Parrot.start(name, "--rapport.restore.run=true", "--rapport.restore.watched=50ms").close();

        try (var parrot = Parrot.start(name)) {
            parrot.say("ask two");
            await("the second is answered").until(() -> parrot.texts().size() >= 6);
            assertThat(parrot.texts()).doesNotHaveDuplicates().hasSize(6);
        }
    }

    private static double ran(Parrot parrot, String policy, String outcome) {
        return parrot.bean(MeterRegistry.class)
                .get("rapport.policies")
                .tag("policy", policy)
                .tag("outcome", outcome)
                .counter()
                .count();
    }

    private com.mongodb.client.MongoCollection<Document> postponed() {
        return database.getCollection(PostponedEvents.COLLECTION);
    }

    private com.mongodb.client.MongoCollection<Document> positions() {
        return database.getCollection(PolicyPositions.COLLECTION);
    }

    private static Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", TestBroker.bootstrapServers()));
    }

    private static Map<TopicPartition, Long> offsets(OffsetSpec spec) throws Exception {
        var wanted = new HashMap<TopicPartition, OffsetSpec>();
        for (var partition = 0; partition < TestBroker.PARTITIONS; partition++) {
            wanted.put(new TopicPartition(WordEvent.TOPIC, partition), spec);
        }
        var offsets = new HashMap<TopicPartition, Long>();
        try (var admin = admin()) {
            admin.listOffsets(wanted)
                    .all()
                    .get(10, TimeUnit.SECONDS)
                    .forEach((place, each) -> offsets.put(place, each.offset()));
        }
        return offsets;
    }

    private Map<String, List<Document>> dump() {
        var dump = new TreeMap<String, List<Document>>();
        for (var collection : database.listCollectionNames()) {
            var documents = database.getCollection(collection).find().into(new ArrayList<>());
            if (!documents.isEmpty()) {
                dump.put(collection, documents);
            }
        }
        return Collections.unmodifiableMap(dump);
    }

    private void load(Map<String, List<Document>> dump) {
        database.drop();
        dump.forEach((collection, some) -> database.getCollection(collection).insertMany(some));
    }
}
