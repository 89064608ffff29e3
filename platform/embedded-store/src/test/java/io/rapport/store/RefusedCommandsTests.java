package io.rapport.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.MongoNamespace;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Collation;
import com.mongodb.client.model.CreateCollectionOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.ValidationOptions;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What this store cannot do as MongoDB does is refused; what it can, it answers as MongoDB does.
class RefusedCommandsTests {

    private static final Collation GERMAN = Collation.builder().locale("de").build();

    private final EmbeddedStore store = EmbeddedStore.inMemory();
    private final StoreClient client = new StoreClient(store.connectionString());
    private final MongoCollection<Document> things = client.collection("things");

    @AfterEach
    void stop() {
        client.close();
        store.close();
    }

    private static void assertRefused(ThrowingCallable command) {
        assertThatThrownBy(command)
                .isInstanceOf(MongoException.class)
                .hasMessageContaining("does not support");
    }

    @Test
    void indexesThatWouldNotBeEnforced() {
        var partial = new IndexOptions().partialFilterExpression(Filters.exists("a"));

        assertRefused(() -> things.createIndex(Indexes.ascending("a"), partial));
        assertRefused(() ->
                things.createIndex(Indexes.ascending("a"), new IndexOptions().collation(GERMAN)));
        assertRefused(() ->
                things.createIndex(
                        Indexes.ascending("a"),
                        new IndexOptions().expireAfter(1L, TimeUnit.HOURS)));
        assertRefused(() -> things.createIndex(Indexes.text("a")));
        assertRefused(() -> things.createIndex(Indexes.hashed("a")));
        assertRefused(() -> things.createIndex(Indexes.ascending("$**")));
        assertRefused(() -> things.createIndex(Indexes.ascending("a", "a.b")));
        assertThat(things.listIndexes()).isEmpty();
    }

    @Test
    void optionsThatWouldBeIgnored() {
        things.insertOne(new Document("_id", 1));
        var validated =
                new CreateCollectionOptions()
                        .validationOptions(new ValidationOptions().validator(Filters.exists("a")));

        assertRefused(() -> things.find().collation(GERMAN).first());
        assertRefused(() -> things.updateOne(Filters.eq("_id", 1), List.of(Updates.set("a", 1))));
        assertRefused(() -> client.database().createCollection("other", validated));
        assertRefused(() ->
                things.aggregate(List.of(Aggregates.merge(new MongoNamespace("else.where"))))
                        .toCollection());
    }

    @Test
    void transactions() {
        assertThatThrownBy(
                        () -> {
                            try (var session = client.client().startSession()) {
                                session.startTransaction();
                                things.insertOne(session, new Document());
                            }
                        })
                .isInstanceOf(MongoException.class);
        assertThat(things.countDocuments()).isZero();
    }

    @Test
    void anOrderedBulkStopsAtItsFirstError() {
        things.createIndex(Indexes.ascending("u"), new IndexOptions().unique(true));
        things.insertMany(
                List.of(
                        new Document("_id", 1).append("u", 1),
                        new Document("_id", 2).append("u", 2)));
        List<WriteModel<Document>> writes =
                List.of(
                        new UpdateOneModel<>(Filters.eq("_id", 1), Updates.set("u", 2)),
                        new UpdateOneModel<>(Filters.eq("_id", 2), Updates.set("u", 3)));

        assertThatThrownBy(() -> things.bulkWrite(writes))
                .isInstanceOfSatisfying(
                        MongoBulkWriteException.class,
                        e ->
                                assertThat(e.getWriteErrors())
                                        .singleElement()
                                        .matches(error -> error.getIndex() == 0));
        assertThat(things.find(Filters.eq("u", 3))).isEmpty();
        assertThatThrownBy(() -> things.bulkWrite(writes, new BulkWriteOptions().ordered(false)))
                .isInstanceOfSatisfying(
                        MongoBulkWriteException.class,
                        e -> assertThat(e.getWriteResult().getModifiedCount()).isOne());
    }

    @Test
    void helloIsAnswered() {
        assertThat(client.database().runCommand(new Document("hello", 1)))
                .containsEntry("isWritablePrimary", true)
                .containsEntry("ok", 1.0);
    }

    @Test
    void insertsAreCountedAsTheyHappened() {
        things.insertOne(new Document("_id", 2));
        List<InsertOneModel<Document>> three =
                IntStream.rangeClosed(1, 3)
                        .mapToObj(i -> new InsertOneModel<>(new Document("_id", i)))
                        .toList();

        assertThatThrownBy(() -> things.bulkWrite(three, new BulkWriteOptions().ordered(false)))
                .isInstanceOfSatisfying(
                        MongoBulkWriteException.class,
                        e -> assertThat(e.getWriteResult().getInsertedCount()).isEqualTo(2));
    }

    @Test
    void anIndexIsDroppedInItsOwnCollectionOnly() {
        var others = client.collection("others");
        things.createIndex(Indexes.ascending("a"));
        others.createIndex(Indexes.ascending("a"));
        others.createIndex(Indexes.ascending("b"));

        things.dropIndex("a_1");
        assertThat(things.listIndexes()).hasSize(1);
        assertThat(others.listIndexes()).hasSize(3);
        others.dropIndexes();
        assertThat(others.listIndexes()).hasSize(1);
    }

    @Test
    void answersLargerThanAMessageComeInBatches() {
        String large = "x".repeat(1_000_000);
        for (int i = 0; i < 60; i++) {
            things.insertOne(new Document("_id", i).append("text", large));
        }
        var all = List.of(Aggregates.match(Filters.gte("_id", 0)));

        assertThat(things.find().into(new ArrayList<>())).hasSize(60);
        assertThat(things.aggregate(all).into(new ArrayList<>())).hasSize(60);
    }

    @Test
    void aDroppedDatabaseCanBeMadeAgain() {
        things.createIndex(Indexes.ascending("a"));
        things.insertOne(new Document("a", 1));
        client.database().drop();
        assertThat(client.client().listDatabaseNames()).isEmpty();

        things.createIndex(Indexes.ascending("b"));
        things.insertOne(new Document("b", 1));

        assertThat(things.listIndexes()).hasSize(2);
        assertThat(things.countDocuments()).isOne();
        assertThat(client.client().listDatabaseNames()).containsExactly("shop");
    }
}
