package io.rapport.platform.projection;

import com.mongodb.client.MongoCollection;
import io.rapport.platform.consume.Indexing;
import io.rapport.platform.store.IndexSpec;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.Document;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/// The collections of views, one per base name and generation, each with its indexes.
final class ViewCollections {

    private final MongoDatabaseFactory databases;
    private final Indexing indexing;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    ViewCollections(MongoDatabaseFactory databases, Indexing indexing) {
        this.databases = databases;
        this.indexing = indexing;
    }

    MongoCollection<Document> get(Generation generation, String base, List<IndexSpec> indexes) {
        var name = generation.collection(base);
        if (known.add(name)) {
            indexes.forEach(index -> indexing.ensure(name, index));
        }
        return databases.getMongoDatabase().getCollection(name);
    }

    void drop(Generation generation, String base) {
        var name = generation.collection(base);
        databases.getMongoDatabase().getCollection(name).drop();
        known.remove(name);
    }
}
