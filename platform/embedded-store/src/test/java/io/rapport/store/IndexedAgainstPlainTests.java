package io.rapport.store;

import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Indexes.descending;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A collection with many indexes answers as one without any does, write after write, and after
/// reopening too. The plain one is never asked by `_id`, so all its queries look at every document.
class IndexedAgainstPlainTests {

    private static final int ROUNDS = 18;
    private static final int WRITES = 40;
    private static final int QUERIES = 60;

    @TempDir private Path folder;

    private EmbeddedStore store = EmbeddedStore.inMemory();
    private StoreClient client = new StoreClient(store.connectionString());
    private MongoCollection<Document> indexed = client.collection("indexed");
    private MongoCollection<Document> plain = client.collection("plain");
    private RandomData data = new RandomData(new Random(0));
    private int nextId;

    @AfterEach
    void stop() {
        client.close();
        store.close();
    }

    private void reopen() throws IOException {
        stop();
        var anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        store = EmbeddedStore.open(folder, anyPort, StoreOptions.defaults());
        client = new StoreClient(store.connectionString());
        indexed = client.collection("indexed");
        plain = client.collection("plain");
    }

    @ParameterizedTest
    @ValueSource(longs = {20261122, 7, 4711})
    void answersAreTheSame(long seed) throws IOException {
        data = new RandomData(new Random(seed));
        reopen();
        createIndexes();
        long served = 0;
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < WRITES; i++) {
                write();
            }
            if (round % 6 == 5) {
                List<Document> indexes = indexed.listIndexes().into(new ArrayList<>());
                reopen();
                assertThat(indexed.listIndexes()).containsExactlyElementsOf(indexes);
            }
            client.resetCounts();
            for (int i = 0; i < QUERIES; i++) {
                compare("seed " + seed + ", round " + round + ", query " + i);
            }
            served += servedByIndex();
        }
        assertThat(served).as("queries served by an index").isGreaterThan(ROUNDS * QUERIES);
    }

    private void createIndexes() {
        indexed.createIndex(ascending("a"));
        indexed.createIndex(compoundIndex(ascending("a"), descending("b")));
        indexed.createIndex(descending("b"), new IndexOptions().sparse(true));
        indexed.createIndex(ascending("arr"));
        indexed.createIndex(ascending("t", "arr"));
        indexed.createIndex(ascending("subs.x", "subs.y"));
        indexed.createIndex(ascending("d.x"));
        indexed.createIndex(ascending("d.y", "d.x"));
        indexed.createIndex(ascending("d"));
        indexed.createIndex(compoundIndex(ascending("t"), descending("_id")));
        indexed.createIndex(ascending("u"), new IndexOptions().unique(true).sparse(true));
    }

    private void write() {
        int kind = data.number(10);
        if (kind < 5) {
            insert(data.document(nextId++));
        } else if (kind < 9) {
            Document filter = data.filter();
            Document update = data.update();
            var changed = indexed.updateMany(withId(filter), update);
            assertThat(changed.getMatchedCount())
                    .as("matched by update %s", filter)
                    .isEqualTo(plain.updateMany(filter, update).getMatchedCount());
        } else if (data.oneIn(3)) {
            Document filter = data.filter();
            assertThat(indexed.deleteMany(withId(filter)).getDeletedCount())
                    .as("deleted by %s", filter)
                    .isEqualTo(plain.deleteMany(filter).getDeletedCount());
        }
    }

    private void insert(Document document) {
        Integer unique = document.getInteger("u");
        boolean taken = unique != null && plain.countDocuments(new Document("u", unique)) > 0;
        try {
            indexed.insertOne(document);
            assertThat(taken).as("a duplicate was accepted").isFalse();
            plain.insertOne(document);
        } catch (MongoWriteException e) {
            assertThat(e.getError().getCode()).isEqualTo(11_000);
            assertThat(taken).as("no duplicate, but refused").isTrue();
        }
    }

    private void compare(String where) {
        Document filter = data.filter();
        String what = where + ": " + filter.toJson();
        Document onIndexed = withId(filter);
        if (data.oneIn(2)) {
            Document order = data.order();
            int limit = data.oneIn(3) ? 0 : 1 + data.number(20);
            int skip = data.oneIn(4) ? data.number(5) : 0;
            assertThat(indexed.find(onIndexed).sort(withId(order)).skip(skip).limit(limit))
                    .as("%s sort %s limit %s", what, order.toJson(), limit)
                    .containsExactlyElementsOf(
                            plain.find(filter).sort(order).skip(skip).limit(limit));
        } else {
            Set<Document> expected = plain.find(filter).into(new HashSet<>());
            assertThat(indexed.find(onIndexed).into(new ArrayList<>()))
                    .as(what)
                    .containsExactlyInAnyOrderElementsOf(expected);
            assertThat(indexed.countDocuments(onIndexed)).as(what).isEqualTo(expected.size());
        }
    }

    /// The same, asking for `_id` where the plain collection is asked for its copy `k`.
    private static Document withId(Document filter) {
        var result = new Document();
        filter.forEach((field, value) ->
                result.append(
                        field.equals("k") ? "_id" : field,
                        value instanceof Collection<?> parts && field.startsWith("$")
                                ? parts.stream().map(part -> withId((Document) part)).toList()
                                : value));
        return result;
    }

    private long servedByIndex() {
        long documents = plain.estimatedDocumentCount();
        return client.counts().stream()
                .filter(count -> count.getString("ns").endsWith(".indexed"))
                .filter(count -> count.getLong("examined") < count.getLong("queries") * documents)
                .mapToLong(count -> count.getLong("queries"))
                .sum();
    }
}
