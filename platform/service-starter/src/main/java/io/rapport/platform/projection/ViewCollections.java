package io.rapport.platform.projection;

import com.mongodb.client.MongoCollection;
import io.rapport.platform.store.IndexCreation;
import io.rapport.platform.store.IndexSpec;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.Document;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/// The collections of views, one per base name and generation, each with its indexes.
final class ViewCollections {

    private final MongoDatabaseFactory databases;
    private final IndexCreation indexCreation;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    ViewCollections(MongoDatabaseFactory databases, IndexCreation indexCreation) {
        this.databases = databases;
        this.indexCreation = indexCreation;
    }

    MongoCollection<Document> get(Generation generation, String base, List<IndexSpec> indexes) {
        var name = generation.collection(base);
        if (known.add(name)) {
            indexes.forEach(index -> indexCreation.ensure(name, index));
        }
        return databases.getMongoDatabase().getCollection(name);
    }

    void drop(Generation generation, String base) {
        var name = generation.collection(base);
        databases.getMongoDatabase().getCollection(name).drop();
        known.remove(name);
    }
}
