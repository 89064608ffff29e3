package io.rapport.bench.raw;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;

/// The platform's own store by the plain driver, with the durability that the services ask for.
public final class RawStore implements AutoCloseable {

    private static final String OWN = "rapport_bench";
    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

    private final MongoClient client;

    public RawStore(int port) {
        client = MongoClients.create("mongodb://127.0.0.1:" + port);
    }

    /// A collection of the bench's own, for journaled writes.
    public MongoCollection<Document> own(String name) {
        return of(OWN, name);
    }

    /// A collection of a service.
    public MongoCollection<Document> of(String database, String name) {
        return client.getDatabase(database)
                .getCollection(name)
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    }

    /// Collections of a service whose name begins so.
    public List<String> names(String database, String prefix) {
        return client.getDatabase(database).listCollectionNames().into(new ArrayList<>()).stream()
                .filter(name -> name.startsWith(prefix))
                .sorted()
                .toList();
    }

    /// Gives a collection the indexes of another.
    public static void indexLike(
            MongoCollection<Document> target, MongoCollection<Document> model) {
        for (var index : model.listIndexes()) {
            var keys = index.get("key", Document.class);
            if (!keys.containsKey("_id") || keys.size() > 1) {
                target.createIndex(
                        keys,
                        new IndexOptions()
                                .name(index.getString("name"))
                                .unique(index.getBoolean("unique", false))
                                .sparse(index.getBoolean("sparse", false)));
            }
        }
    }

    /// Writes documents by unordered bulk upserts of that many.
    public static void upsert(
            MongoCollection<Document> target, List<Document> documents, int batch) {
        for (var from = 0; from < documents.size(); from += batch) {
            var some = documents.subList(from, Math.min(documents.size(), from + batch));
            target.bulkWrite(some.stream().map(RawStore::insertIfAbsent).toList(), UNORDERED);
        }
    }

    private static UpdateOneModel<Document> insertIfAbsent(Document document) {
        var rest = new Document(document);
        var id = rest.remove("_id");
        return new UpdateOneModel<>(
                new Document("_id", id), new Document("$setOnInsert", rest), UPSERT);
    }

    @Override
    public void close() {
        client.close();
    }
}
