package io.rapport.analytics.changes;

import com.mongodb.MongoTimeoutException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.rapport.contracts.EventCatalogue;
import io.rapport.contracts.EventEnvelope;
import io.rapport.contracts.PublishedEvent;
import io.rapport.platform.consume.EventBatch;
import io.rapport.platform.consume.ReceivedEvent;
import io.rapport.platform.security.Role;
import io.rapport.roles.Roles;
import io.rapport.test.TestStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import tools.jackson.databind.json.JsonMapper;

/// A log of changes in a database of its own, and events for it as they come from the topics.
final class ChangesHome implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    static final String TENANT = "default";
    static final Role SELLER = new Role(Roles.SELLER, Role.Breadth.TEAMS, true);
    static final Role SERVICE_AGENT =
            new Role(Roles.SERVICE_AGENT, Role.Breadth.TEAMS, true).seeingAll("customer");
    static final Role ANALYST = new Role(Roles.ANALYST, Role.Breadth.TENANT, false);

    private static final EventCatalogue CATALOGUE = EventCatalogue.rapport();

    final SimpleMongoClientDatabaseFactory databases;
    final KnownRecords records;
    final Nudge nudge = new Nudge();
    final ChangeLog log;
    private final SimpleMongoClientDatabaseFactory elsewhere;

    /// Whether this instance does not reach the store.
    volatile boolean away;

    private final MongoClient client;
    private final Map<String, Long> orders = new HashMap<>();
    private ChangesConsumer consumer;

    ChangesHome(Class<?> test) {
        client = MongoClients.create(TestStore.uri());
        var name = TestStore.freshDatabase(test);
        elsewhere = new SimpleMongoClientDatabaseFactory(client, name);
        databases =
                new SimpleMongoClientDatabaseFactory(client, name) {
                    @Override
                    public MongoDatabase getMongoDatabase() {
                        if (away) {
                            throw new MongoTimeoutException("away");
                        }
                        return super.getMongoDatabase();
                    }
                };
        records =
                new KnownRecords(
                        databases,
                        (collection, index) ->
                                databases
                                        .getMongoDatabase()
                                        .getCollection(collection)
                                        .createIndex(Indexes.ascending(index.keys())));
        log = new ChangeLog(databases, nudge);
        consumer = consumer();
    }

    /// One more instance's consumer.
    ChangesConsumer consumer() {
        return new ChangesConsumer(records, log, () -> NOW);
    }

    /// The consumer of an instance that reaches the store.
    ChangesConsumer consumerElsewhere() {
        return new ChangesConsumer(
                new KnownRecords(elsewhere, (_, _) -> {}),
                new ChangeLog(elsewhere, new Nudge()),
                () -> NOW);
    }

    /// What was appended here lately is forgotten, as after a crash.
    void restart() {
        consumer = consumer();
    }

    /// The next event of a record.
    ReceivedEvent event(String id, PublishedEvent event) {
        return event(id, 1, orders.merge(id, 1L, Long::sum), event);
    }

    static ReceivedEvent event(String id, int epoch, long sequence, PublishedEvent event) {
        var entry = CATALOGUE.entryOf(event);
        var envelope =
                new EventEnvelope(
                        EventEnvelope.idOf(id, epoch, sequence),
                        "/rapport/test",
                        entry.type(),
                        id,
                        NOW,
                        NOW,
                        epoch,
                        sequence,
                        TENANT,
                        entry.dataSchema(),
                        "test",
                        event.customerId(id),
                        null,
                        "correlated",
                        null,
                        null);
        return new ReceivedEvent(envelope, event, entry.topic(), 0, 0, NOW, "hash", "{}");
    }

    ChangesProperties settings(int buffer) {
        return new ChangesProperties(
                1_000,
                Duration.ofDays(1),
                buffer,
                5,
                2,
                Duration.ofSeconds(5),
                Duration.ofMillis(50));
    }

    /// One more instance's streams, followed by hand.
    ChangeStreams streams(int buffer, LongSupplier nanos) {
        return new ChangeStreams(
                log,
                records,
                new Cursors(databases),
                new Telling(JsonMapper.builder().build()),
                nudge,
                settings(buffer),
                () -> NOW,
                nanos,
                new SimpleMeterRegistry());
    }

    void take(ReceivedEvent... events) {
        take(List.of(events));
    }

    void take(List<ReceivedEvent> events) {
        take(consumer, events);
    }

    static void take(ChangesConsumer consumer, List<ReceivedEvent> events) {
        consumer.accept(new EventBatch(events, Map.of(), Map.of()));
    }

    /// Everything in the log.
    List<Change> all() {
        var changes = new ArrayList<Change>();
        var number = 0L;
        while (true) {
            var blocks = log.beyond(number, 100);
            if (blocks == null) {
                throw new IllegalStateException("a hole after " + number);
            }
            if (blocks.isEmpty()) {
                return changes;
            }
            for (var block : blocks) {
                if (block.first() != number + 1) {
                    throw new IllegalStateException("a hole after " + number);
                }
                changes.addAll(block.changes());
                number = block.end().number();
            }
        }
    }

    List<String> events() {
        return all().stream().map(Change::event).toList();
    }

    @Override
    public void close() {
        client.close();
    }
}
