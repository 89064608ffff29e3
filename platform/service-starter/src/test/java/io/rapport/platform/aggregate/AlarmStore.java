package io.rapport.platform.aggregate;

import com.mongodb.MongoClientSettings;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import io.rapport.contracts.EventCatalogue;
import io.rapport.contracts.EventHeaders;
import io.rapport.platform.events.EventCodec;
import io.rapport.platform.events.EventSchemaProperties;
import io.rapport.platform.relay.Outbox;
import io.rapport.platform.relay.OutboxEntry;
import io.rapport.test.TestStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;

/// Alarms on a real store, as one instance of a service keeps them.
public final class AlarmStore implements AutoCloseable {

    private final MongoClient client;
    private final MongoTemplate mongo;
    private final Clock clock;
    private final SimpleMongoClientDatabaseFactory databases;
    final Aggregates<Alarm> alarms;
    final DueAggregates<Alarm> due;

    public AlarmStore(String database, Clock clock) {
        this(database, clock, Alarm.TYPE);
    }

    AlarmStore(String database, Clock clock, AggregateType<Alarm, ?> type) {
        this(TestStore.uri(), database, clock, type);
    }

    /// By another way to the store.
    AlarmStore(String uri, String database, Clock clock, AggregateType<Alarm, ?> type) {
        this.clock = clock;
        client =
                MongoClients.create(
                        MongoClientSettings.builder()
                                .applyConnectionString(new com.mongodb.ConnectionString(uri))
                                .writeConcern(WriteConcern.MAJORITY.withJournal(true))
                                .build());
        databases = new SimpleMongoClientDatabaseFactory(client, database);
        mongo = new MongoTemplate(databases);
        var documents = new AggregateDocument<>(type, mongo.getConverter());
        var parts =
                new AggregateWriter.WriterParts(
                        new Claims(databases, clock),
                        new OutboxWriter(
                                EventCatalogue.rapport(),
                                EventCodec.rapport(),
                                new EventSchemaProperties("https://crm.example.com/schemas/"),
                                "/tests"),
                        (_, _, _, _) -> {},
                        new IdGenerator(clock),
                        clock);
        var writer = new AggregateWriter<>(type, documents, collection(), parts);
        alarms = new Aggregates<>(type, writer, documents, collection(), fields(type));
        due = new DueAggregates<>(type, writer, documents, collection());
    }

    SearchFields<Alarm> fields(AggregateType<Alarm, ?> type) {
        return new SearchFields<>(
                type, new AggregateDocument<>(type, mongo.getConverter()), collection(), clock);
    }

    String create(Alarm alarm) {
        return alarms.create(
                        AggregateStore.command(),
                        _ ->
                                Decision.of(
                                        alarm,
                                        Publication.of(
                                                Alarm.event(alarm.label()), "label", "rung")))
                .id();
    }

    /// One that rings then.
    public String create(Instant at) {
        return create(Alarm.at("tea", at));
    }

    public int rung(String id) {
        return alarms.require(AggregateStore.ALL, id).state().rung();
    }

    /// Of each that has rung, by how much its ringing was recorded later than its time.
    public List<Duration> late() {
        return collection()
                .find(new Document("due", new Document("$exists", false)))
                .map(found -> late(found.getString("_id")))
                .into(new ArrayList<>());
    }

    private Duration late(String id) {
        var headers = outbox(id).getLast().headers();
        return Duration.between(
                Instant.parse(headers.getOrDefault(EventHeaders.EFFECTIVE_TIME, "")),
                Instant.parse(headers.getOrDefault(EventHeaders.TIME, "")));
    }

    /// How many are due and have not rung.
    public long waiting() {
        return collection().countDocuments(new Document("due", new Document("$exists", true)));
    }

    /// What this instance fires.
    public DueRegister register() {
        var register = new DueRegister();
        register.register(due);
        return register;
    }

    /// As a service has them when it opens its store.
    public void index() {
        for (var spec : List.of(DueAggregates.BY_SLOT, DueAggregates.BY_TIME)) {
            collection()
                    .createIndex(Indexes.ascending(spec.keys()), new IndexOptions().sparse(true));
        }
    }

    public SimpleMongoClientDatabaseFactory databases() {
        return databases;
    }

    MongoCollection<Document> collection() {
        return databases.getMongoDatabase().getCollection("alarms");
    }

    Document raw(String id) {
        return Objects.requireNonNull(collection().find(new Document("_id", id)).first());
    }

    List<OutboxEntry> outbox(String id) {
        return raw(id).getList(Outbox.ENTRIES, Document.class).stream()
                .map(OutboxEntry::read)
                .toList();
    }

    @Override
    public void close() {
        client.close();
    }
}
