package io.rapport.platform.aggregate;

import com.mongodb.MongoClientSettings;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import io.rapport.contracts.EventCatalogue;
import io.rapport.platform.command.CommandContext;
import io.rapport.platform.command.IdempotencyKey;
import io.rapport.platform.events.EventCodec;
import io.rapport.platform.events.EventSchemaProperties;
import io.rapport.platform.relay.Outbox;
import io.rapport.platform.relay.OutboxEntry;
import io.rapport.platform.scope.AccessScope;
import io.rapport.test.TestStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;

/// The write side on a real store, without Spring, with a clock that the test moves.
final class AggregateStore implements AutoCloseable {

    static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    static final AccessScope ALL = new AccessScope.WholeTenant("default");

    final TestClock clock = new TestClock();
    final MongoClient client;
    final SimpleMongoClientDatabaseFactory databases;
    final Aggregates<Folder> folders;
    private final MongoTemplate mongo;
    private final Map<AggregateType<Folder, ?>, SearchFields<Folder>> fields = new HashMap<>();
    final Claims claims;
    final ClaimSweeper sweeper;

    AggregateStore(Class<?> test) {
        this(TestStore.uri(), TestStore.freshDatabase(test));
    }

    /// Another way to the store.
    AggregateStore(String uri, String database) {
        client =
                MongoClients.create(
                        MongoClientSettings.builder()
                                .applyConnectionString(new com.mongodb.ConnectionString(uri))
                                .writeConcern(WriteConcern.MAJORITY.withJournal(true))
                                .build());
        databases = new SimpleMongoClientDatabaseFactory(client, database);
        mongo = new MongoTemplate(databases);
        claims = new Claims(databases, clock);
        sweeper = new ClaimSweeper(databases, clock, Duration.ofHours(1));
        sweeper.register(Folder.TYPE);
        folders = folders(Folder.TYPE);
    }

    /// The folders as an instance with such a type keeps them.
    Aggregates<Folder> folders(AggregateType<Folder, ?> type) {
        var documents = new AggregateDocument<>(type, mongo.getConverter());
        var parts =
                new AggregateWriter.WriterParts(
                        claims,
                        new OutboxWriter(
                                EventCatalogue.rapport(),
                                EventCodec.rapport(),
                                new EventSchemaProperties("https://crm.example.com/schemas/"),
                                "/tests"),
                        (_, _, _, _) -> {},
                        new IdGenerator(clock),
                        clock);
        return new Aggregates<>(
                type,
                new AggregateWriter<>(type, documents, collection(), parts),
                documents,
                collection(),
                searchFields(type));
    }

    SearchFields<Folder> searchFields(AggregateType<Folder, ?> type) {
        return fields.computeIfAbsent(
                type,
                _ ->
                        new SearchFields<>(
                                type,
                                new AggregateDocument<>(type, mongo.getConverter()),
                                collection(),
                                clock));
    }

    MongoCollection<Document> collection() {
        return databases.getMongoDatabase().getCollection("folders");
    }

    Document raw(String id) {
        return java.util.Objects.requireNonNull(collection().find(new Document("_id", id)).first());
    }

    List<OutboxEntry> outbox(String id) {
        return raw(id).getList(Outbox.ENTRIES, Document.class).stream()
                .map(OutboxEntry::read)
                .toList();
    }

    static CommandContext command() {
        return new CommandContext(ALL, "emp_1", null, null, null, "req-1", null, null);
    }

    static CommandContext withKey(String key, String body) {
        return new CommandContext(
                ALL, "emp_1", new IdempotencyKey(key, body), null, null, "req-1", null, null);
    }

    static CommandContext expecting(@Nullable Long revision) {
        return new CommandContext(ALL, "emp_1", null, revision, null, "req-1", null, null);
    }

    @Override
    public void close() {
        client.close();
    }

    /// Stands still until it is moved.
    static final class TestClock extends Clock {

        private volatile Instant now = NOON;

        void advance(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
