package io.rapport.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class ConcurrentCommandsTests {

    private static final int THREADS = 12;

    private final EmbeddedStore store = EmbeddedStore.inMemory();
    private final StoreClient client = new StoreClient(store.connectionString());
    private final MongoCollection<Document> things = client.collection("things");

    @AfterEach
    void stop() {
        client.close();
        store.close();
    }

    private static <T> List<T> inParallel(Callable<List<T>> work) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<T>>> running = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                running.add(threads.submit(work));
            }
            List<T> results = new ArrayList<>();
            for (Future<List<T>> future : running) {
                results.addAll(future.get());
            }
            return results;
        }
    }

    @Test
    void aNumberIsNeverGivenTwice() throws Exception {
        var after = new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER);

        List<Integer> numbers =
                inParallel(() -> {
                    var mine = new ArrayList<Integer>();
                    for (int i = 0; i < 400; i++) {
                        Document counter =
                                things.findOneAndUpdate(
                                        Filters.eq("_id", "counter"), Updates.inc("n", 1), after);
                        mine.add(Objects.requireNonNull(counter).getInteger("n"));
                    }
                    return mine;
                });

        assertThat(numbers).doesNotHaveDuplicates().hasSize(THREADS * 400).contains(THREADS * 400);
    }

    @Test
    void ofAllWhoInsertTheSameKeyOneWins() throws Exception {
        things.createIndex(
                Indexes.ascending("ext.k"), new IndexOptions().unique(true).sparse(true));

        List<Integer> won =
                inParallel(() -> {
                    var mine = new ArrayList<Integer>();
                    for (int key = 0; key < 100; key++) {
                        if (insert(key)) {
                            mine.add(key);
                        }
                    }
                    return mine;
                });

        assertThat(won).doesNotHaveDuplicates().hasSize(100);
        assertThat(things.countDocuments()).isEqualTo(100);
    }

    private boolean insert(int key) {
        try {
            things.insertOne(new Document("ext", List.of(new Document("k", key))));
            return true;
        } catch (MongoWriteException e) {
            assertThat(e.getError().getCategory()).isEqualTo(ErrorCategory.DUPLICATE_KEY);
            return false;
        }
    }

    @Test
    void ofAllWhoChangeTheSameRevisionOneWins() throws Exception {
        things.insertOne(new Document("_id", "a").append("revision", 0));

        List<Integer> changed =
                inParallel(() -> {
                    var mine = new ArrayList<Integer>();
                    for (int revision = 0; revision < 200; revision++) {
                        var result =
                                things.updateOne(
                                        Filters.and(
                                                Filters.eq("_id", "a"),
                                                Filters.eq("revision", revision)),
                                        Updates.inc("revision", 1));
                        if (result.getModifiedCount() == 1) {
                            mine.add(revision);
                        }
                    }
                    return mine;
                });

        assertThat(changed).doesNotHaveDuplicates().hasSize(200);
    }
}
