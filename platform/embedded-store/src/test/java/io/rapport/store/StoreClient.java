package io.rapport.store;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.List;
import org.bson.Document;

/// A driver's connection to a store, and what a test wants of it.
final class StoreClient implements AutoCloseable {

    private final MongoClient client;
    private final MongoDatabase database;

    StoreClient(String connectionString) {
        this.client = MongoClients.create(connectionString);
        this.database = client.getDatabase("shop");
    }

    MongoDatabase database() {
        return database;
    }

    MongoClient client() {
        return client;
    }

    MongoCollection<Document> collection(String name) {
        return database.getCollection(name);
    }

    void resetCounts() {
        database.runCommand(new Document("rapportExamined", 1).append("reset", true));
    }

    List<Document> counts() {
        return database.runCommand(new Document("rapportExamined", 1))
                .getList("counts", Document.class);
    }

    /// All documents looked at since the counters were reset.
    long examined() {
        return counts().stream().mapToLong(count -> count.getLong("examined")).sum();
    }

    @Override
    public void close() {
        client.close();
    }
}
