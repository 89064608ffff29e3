package io.rapport.platform.projection;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.rapport.platform.consume.ReceivedEvent;
import io.rapport.test.TestStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;

/// View stores on the tests' store, without Spring, a fresh generation for every use.
final class ViewsOfTests {

    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final MongoClient CLIENT =
            MongoClients.create(
                    MongoClientSettings.builder()
                            .applyConnectionString(new ConnectionString(TestStore.uri()))
                            .writeConcern(WriteConcern.MAJORITY.withJournal(true))
                            .build());
    static final SimpleMongoClientDatabaseFactory DATABASES =
            new SimpleMongoClientDatabaseFactory(
                    CLIENT, TestStore.freshDatabase(ViewsOfTests.class));
    static final ViewStores STORES =
            new ViewStores(
                    new ViewCollections(
                            DATABASES,
                            (collection, index) ->
                                    DATABASES
                                            .getMongoDatabase()
                                            .getCollection(collection)
                                            .createIndex(Indexes.ascending(index.keys()))),
                    new SimpleMeterRegistry());

    private ViewsOfTests() {}

    static Generation fresh() {
        return new Generation("trial", NUMBERS.incrementAndGet());
    }

    /// Every document of a generation by its id.
    static Map<String, Document> all(MongoCollection<Document> collection) {
        var all = new HashMap<String, Document>();
        collection.find().forEach(document -> all.put(document.getString("_id"), document));
        return all;
    }

    /// Shuffles, repeats some, and cuts into batches.
    static List<List<ReceivedEvent>> disturbed(List<ReceivedEvent> events, Random random) {
        var sent = new ArrayList<>(events);
        for (var event : events) {
            if (random.nextInt(3) == 0) {
                sent.add(event);
            }
        }
        Collections.shuffle(sent, random);
        var batches = new ArrayList<List<ReceivedEvent>>();
        var from = 0;
        while (from < sent.size()) {
            var to = Math.min(sent.size(), from + 1 + random.nextInt(6));
            batches.add(List.copyOf(sent.subList(from, to)));
            from = to;
        }
        return batches;
    }
}
