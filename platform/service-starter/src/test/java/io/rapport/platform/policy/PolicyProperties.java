package io.rapport.platform.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoTimeoutException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOptions;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.rapport.contracts.EventCatalogue;
import io.rapport.contracts.EventEnvelope;
import io.rapport.platform.aggregate.CommandRefusal;
import io.rapport.platform.aggregate.NoAggregates;
import io.rapport.platform.consume.EventBatch;
import io.rapport.platform.consume.ReceivedEvent;
import io.rapport.platform.policy.PolicyRuns.Outcome;
import io.rapport.platform.policy.PostponedEvents.Postponed;
import io.rapport.platform.policy.WordEvent.WordSaid;
import io.rapport.platform.policy.WordEvent.WordState;
import io.rapport.test.TestStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.apache.kafka.common.TopicPartition;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;

/// Whatever comes between (the store goes away within a batch, the partition moves to another
/// instance while the former goes on, positions are lost, events cannot be acted on for a while and
/// are tried again by either instance), each event is acted on once, in the order of its aggregate.
class PolicyProperties {

    private static final TopicPartition PLACE = new TopicPartition(WordEvent.TOPIC, 0);
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private static @Nullable MongoClient client;

    @BeforeContainer
    static void open() {
        client = MongoClients.create(TestStore.uri());
    }

    @AfterContainer
    static void close() {
        Objects.requireNonNull(client).close();
    }

    /// What may happen at a moment.
    sealed interface Step {

        /// Something is said of one of three aggregates.
        ///
        /// @param stubborn whether it can be acted on only while the way is free
        record Say(int aggregate, boolean stubborn) implements Step {}

        /// The instance that has the partition, or the one that had it, is brought so many records.
        ///
        /// @param dies after so many effects the store goes away; 0: it does not
        record Bring(int records, int dies, boolean former) implements Step {}

        /// The partition moves; the former instance does not know it yet.
        record Move() implements Step {}

        /// What was noted of progress is lost.
        record Forget() implements Step {}

        /// The way is free from now on, or is not.
        record Free(boolean free) implements Step {}

        /// An instance tries what is due, some seconds later.
        record Retry(int seconds) implements Step {}
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        var say =
                Combinators.combine(
                                Arbitraries.integers().between(0, 2),
                                Arbitraries.of(true, false, false))
                        .<Step>as(Step.Say::new);
        var bring =
                Combinators.combine(
                                Arbitraries.integers().between(1, 6),
                                Arbitraries.integers().between(0, 3),
                                Arbitraries.of(true, false, false))
                        .<Step>as(Step.Bring::new);
        var free = Arbitraries.of(true, false).<Step>map(Step.Free::new);
        var retry = Arbitraries.integers().between(1, 40).<Step>map(Step.Retry::new);
        return Arbitraries.frequencyOf(
                        Tuple.of(6, say),
                        Tuple.of(5, bring),
                        Tuple.of(1, Arbitraries.just((Step) new Step.Move())),
                        Tuple.of(1, Arbitraries.just((Step) new Step.Forget())),
                        Tuple.of(1, free),
                        Tuple.of(3, retry))
                .list()
                .ofMinSize(5)
                .ofMaxSize(40);
    }

    @Property(tries = 60)
    void everyEventIsActedOnOnceAndInOrder(@ForAll("steps") List<Step> steps) {
        var world = new World();
        steps.forEach(world::take);

        world.free = true;
        for (var round = 0; round < 60 && !world.isDone(); round++) {
            world.take(new Step.Bring(100, 0, false));
            world.take(new Step.Retry(700));
        }

        assertThat(world.postponed.count("echoes", 10)).isZero();
        world.said.forEach((aggregate, said) ->
                assertThat(world.actedOn(aggregate)).as(aggregate).isEqualTo(said));
    }

    /// One run: a log of one partition, two instances, and one database.
    private static final class World {

        private final SimpleMongoClientDatabaseFactory databases =
                new SimpleMongoClientDatabaseFactory(
                        Objects.requireNonNull(client),
                        TestStore.freshDatabase(PolicyProperties.class));
        private final List<ReceivedEvent> log = new ArrayList<>();
        private final Map<String, List<String>> said = new HashMap<>();
        private final AtomicLong places = new AtomicLong();
        private final PolicyRuns runs =
                new PolicyRuns(
                        NoAggregates.in(databases), new PolicyMeters(new SimpleMeterRegistry()));
        private Instant now = NOON;
        private final PostponedEvents postponed =
                new PostponedEvents(databases, (_, _) -> {}, () -> now);
        private final Policy policy = Policy.named("echoes").on(WordSaid.class, this::act);
        private Reader owner = new Reader();
        private Reader former = new Reader();
        private boolean free = true;
        private int left = Integer.MAX_VALUE;

        World() {
            former.begin();
            owner.begin();
        }

        /// An instance, and how far it has read.
        private final class Reader {

            private final PolicyConsumer consumer =
                    new PolicyConsumer(
                            List.of(policy),
                            EventCatalogue.of(List.of(WordEvent.class)),
                            new PolicyPositions(databases),
                            postponed,
                            runs);
            private int next;

            void begin() {
                var begins =
                        consumer.startingAt(Set.of(PLACE), _ -> Map.of(PLACE, (long) log.size()));
                next = Math.toIntExact(begins.getOrDefault(PLACE, 0L));
            }

            void bring(int records) {
                var until = Math.min(log.size(), next + records);
                if (until <= next) {
                    return;
                }
                try {
                    consumer.accept(
                            new EventBatch(
                                    log.subList(next, until),
                                    Map.of(PLACE, (long) next),
                                    Map.of(PLACE, (long) until)));
                    next = until;
                } catch (MongoTimeoutException _) {
                    // It is brought again.
                }
            }
        }

        private void take(Step step) {
            switch (step) {
                case Step.Say(var aggregate, var stubborn) -> say("wrd_" + aggregate, stubborn);
                case Step.Bring(var records, var dies, var byFormer) -> {
                    left = dies == 0 ? Integer.MAX_VALUE : dies;
                    (byFormer ? former : owner).bring(records);
                    left = Integer.MAX_VALUE;
                }
                case Step.Move _ -> {
                    former = owner;
                    owner = new Reader();
                    owner.begin();
                }
                case Step.Forget _ -> {
                    databases
                            .getMongoDatabase()
                            .getCollection(PolicyPositions.COLLECTION)
                            .deleteMany(new Document("next", new Document("$exists", true)));
                    owner.begin();
                }
                case Step.Free(var nowFree) -> free = nowFree;
                case Step.Retry(var seconds) -> {
                    now = now.plus(Duration.ofSeconds(seconds));
                    retry();
                }
            }
        }

        private void say(String aggregate, boolean stubborn) {
            var told = said.computeIfAbsent(aggregate, _ -> new ArrayList<>());
            var sequence = told.size() + 1L;
            var at = NOON.plusSeconds(log.size());
            var event =
                    new WordSaid(
                            new WordSaid.Change(), new WordState(stubborn ? "stubborn" : "easy"));
            var type = EventCatalogue.typeOf(event);
            var envelope =
                    new EventEnvelope(
                            EventEnvelope.idOf(aggregate, 1, sequence),
                            "/tests",
                            type,
                            aggregate,
                            at,
                            at,
                            1,
                            sequence,
                            "default",
                            EventCatalogue.schemaOf(type),
                            "employee:emp_1",
                            null,
                            null,
                            null,
                            null,
                            null);
            told.add(envelope.id());
            log.add(
                    new ReceivedEvent(
                            envelope, event, WordEvent.TOPIC, 0, log.size(), at, "hash", "{}"));
        }

        private void act(Occurrence<WordSaid> occurrence) {
            if (left-- <= 0) {
                throw new MongoTimeoutException("away");
            }
            if (!free && occurrence.event().state().text().equals("stubborn")) {
                throw new CommandRefusal.OutboxFull(occurrence.subject()).asException();
            }
            var effect =
                    new Document("aggregate", occurrence.subject())
                            .append("event", occurrence.envelope().id())
                            .append("place", places.incrementAndGet());
            effects()
                    .updateOne(
                            new Document("_id", occurrence.creating("echo").createdAs()),
                            new Document("$setOnInsert", effect),
                            new UpdateOptions().upsert(true));
        }

        /// As the retries do, over this log.
        private void retry() {
            for (var each : postponed.due(Set.of(policy.name()), 100)) {
                var next = Optional.of(each);
                while (next.isPresent()) {
                    next = postponed.take(next.get()).flatMap(this::tried);
                }
            }
        }

        private Optional<Postponed> tried(Postponed taken) {
            var event = log.get(Math.toIntExact(taken.offset()));
            return switch (runs.run(policy, event, Objects.requireNonNull(event.event()))) {
                case Outcome.Done _ -> postponed.done(taken);
                case Outcome.Later(var reason) -> {
                    postponed.failed(taken, reason);
                    yield Optional.empty();
                }
            };
        }

        private boolean isDone() {
            return owner.next == log.size() && postponed.count(policy.name(), 1) == 0;
        }

        private List<String> actedOn(String aggregate) {
            return effects()
                    .find(new Document("aggregate", aggregate))
                    .sort(new Document("place", 1))
                    .map(found -> found.getString("event"))
                    .into(new ArrayList<>());
        }

        private MongoCollection<Document> effects() {
            return databases.getMongoDatabase().getCollection("effects");
        }
    }
}
