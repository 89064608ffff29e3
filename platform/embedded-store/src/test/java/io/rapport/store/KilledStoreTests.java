package io.rapport.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The store as a process of its own is killed while eight clients write, and while it writes its
/// journal anew again and again.
@Timeout(600)
class KilledStoreTests {

    private static final int WRITERS = 8;
    private static final int KILLS = 3;

    @TempDir private Path folder;

    /// What the store has acknowledged: pairs that were inserted together, and the count of each
    /// writer's own document.
    private final Set<String> pairs = ConcurrentHashMap.newKeySet();

    private final List<AtomicInteger> counts = new ArrayList<>();

    @Test
    void nothingAcknowledgedIsLostAndNothingIsHalfDone() throws Exception {
        for (int i = 0; i < WRITERS; i++) {
            counts.add(new AtomicInteger());
        }
        for (int kill = 0; kill < KILLS; kill++) {
            writeUntilKilled("r" + kill, 400 * (kill + 1));
        }
        try (EmbeddedStore store = reopen();
                var client = new StoreClient(store.connectionString())) {
            checkPairs(client.collection("pairs"));
            checkCounts(client.collection("counters"));
            checkUnique(client.collection("pairs"));
        }
    }

    private EmbeddedStore reopen() throws IOException {
        var anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        return EmbeddedStore.open(folder, anyPort, StoreOptions.defaults());
    }

    private void writeUntilKilled(String run, int pairsBeforeKill) throws Exception {
        try (StoreProcess process = StoreProcess.start(folder);
                var client = new StoreClient(process.connectionString())) {
            client.collection("pairs")
                    .createIndex(Indexes.ascending("name"), new IndexOptions().unique(true));
            List<Thread> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                int writer = i;
                writers.add(Thread.ofVirtual().start(() -> write(client, run, writer)));
            }
            await("enough pairs are written")
                    .atMost(Duration.ofMinutes(3))
                    .until(() -> pairs.size() >= pairsBeforeKill);
            process.kill();
            for (Thread writer : writers) {
                writer.join();
            }
        }
    }

    private void write(StoreClient client, String run, int writer) {
        MongoCollection<Document> together = client.collection("pairs");
        MongoCollection<Document> counters = client.collection("counters");
        try {
            for (int i = 0; true; i++) {
                String name = run + "-" + writer + "-" + i;
                together.insertMany(List.of(half(name, "left"), half(name, "right")));
                pairs.add(name);
                count(counters, writer);
            }
        } catch (MongoException e) {
            // the store is gone; what it did not acknowledge may be there or not
        }
    }

    private static Document half(String name, String side) {
        return new Document("_id", name + side).append("pair", name).append("name", name + side);
    }

    private void count(MongoCollection<Document> counters, int writer) {
        int next = counts.get(writer).get() + 1;
        counters.updateOne(
                Filters.eq("_id", writer),
                Updates.combine(Updates.max("n", next), Updates.addToSet("seen", next)),
                new UpdateOptions().upsert(true));
        counts.get(writer).set(next);
    }

    private void checkPairs(MongoCollection<Document> collection) {
        var halves = new ArrayList<String>();
        collection.find().forEach(document -> halves.add(document.getString("pair")));
        Set<String> found = new HashSet<>(halves);

        assertThat(found).containsAll(pairs);
        assertThat(halves).as("both halves of each").hasSize(2 * found.size());
    }

    private void checkCounts(MongoCollection<Document> counters) {
        for (Document counter : counters.find()) {
            int acknowledged = counts.get(counter.getInteger("_id")).get();
            int n = counter.getInteger("n");
            assertThat(n).isBetween(acknowledged, acknowledged + 1);
            assertThat(counter.getList("seen", Integer.class)).hasSize(n).contains(n);
        }
    }

    private void checkUnique(MongoCollection<Document> collection) {
        Document taken = new Document("_id", "new").append("name", "r0-0-0left");
        try {
            collection.insertOne(taken);
            throw new AssertionError("the unique index did not come back");
        } catch (MongoWriteException e) {
            assertThat(e.getError().getCategory()).isEqualTo(ErrorCategory.DUPLICATE_KEY);
        }
    }

    @Test
    void endsCleanlyWhenAsked() throws Exception {
        try (StoreProcess process = StoreProcess.start(folder)) {
            try (var client = new StoreClient(process.connectionString())) {
                client.collection("things").insertOne(new Document("_id", 1));
            }
            assertThat(process.terminate()).isEqualTo(143);
        }
        assertThat(Files.size(folder.resolve("shop.journal"))).isGreaterThan(8);
        try (EmbeddedStore store = reopen();
                var client = new StoreClient(store.connectionString())) {
            assertThat(client.collection("things").countDocuments()).isOne();
        }
    }
}
