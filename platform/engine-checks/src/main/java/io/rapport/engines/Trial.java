package io.rapport.engines;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.connection.ClusterType;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.bson.Document;

/// A store on trial: two clients, so that what one was told can be looked up by the other, and a
/// database of its own that is dropped at the end. Written as Rapport writes: journaled, majority.
final class Trial implements AutoCloseable {

    /// How many callers race.
    static final int CALLERS = 8;

    static final int DUPLICATE_KEY = 11000;

    private final MongoClient writer;
    private final MongoClient reader;
    private final String name = "rapport_verify_" + UUID.randomUUID().toString().substring(0, 8);

    Trial(String uri) {
        writer = client(uri);
        reader = client(uri);
    }

    private static MongoClient client(String uri) {
        return MongoClients.create(
                MongoClientSettings.builder()
                        .applyConnectionString(new ConnectionString(uri))
                        .writeConcern(WriteConcern.MAJORITY.withJournal(true))
                        .applyToClusterSettings(
                                cluster -> cluster.serverSelectionTimeout(10, TimeUnit.SECONDS))
                        .applyToSocketSettings(socket -> socket.readTimeout(30, TimeUnit.SECONDS))
                        .build());
    }

    MongoCollection<Document> collection(String collection) {
        return writer.getDatabase(name).getCollection(collection);
    }

    /// The same as another client sees it, only what a majority has where there is one.
    MongoCollection<Document> seen(String collection) {
        var database = reader.getDatabase(name);
        return (isStandalone() ? database : database.withReadConcern(ReadConcern.MAJORITY))
                .getCollection(collection);
    }

    MongoDatabase database() {
        return writer.getDatabase(name);
    }

    MongoDatabase admin() {
        return writer.getDatabase("admin");
    }

    boolean isStandalone() {
        return reader.getClusterDescription().getType() == ClusterType.STANDALONE;
    }

    @Override
    public void close() {
        try (writer;
                reader) {
            writer.getDatabase(name).drop();
        }
    }
}
