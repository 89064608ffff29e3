package io.rapport.test.proof;

import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Projections;
import io.rapport.test.TestStore;
import java.util.Set;
import java.util.TreeSet;
import org.bson.Document;

/// Which aggregates a database holds, and how often each was changed.
final class StoredAggregates {

    private StoredAggregates() {}

    /// Each as collection, id and revision.
    static Set<String> in(String database) {
        var found = new TreeSet<String>();
        try (var client = MongoClients.create(TestStore.uri())) {
            var stored = client.getDatabase(database);
            for (var name : stored.listCollectionNames()) {
                stored.getCollection(name)
                        .find(new Document("revision", new Document("$exists", true)))
                        .projection(Projections.include("revision"))
                        .forEach(each ->
                                found.add(
                                        name + " " + each.get("_id") + " " + each.get("revision")));
            }
        }
        return found;
    }
}
