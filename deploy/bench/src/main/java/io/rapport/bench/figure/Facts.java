package io.rapport.bench.figure;

import com.mongodb.client.MongoCollection;
import io.rapport.bench.raw.RawStore;
import org.bson.Document;

/// Where analytics keeps what it has projected.
final class Facts {

    private Facts() {}

    /// The facts of the only generation that a new platform has.
    static MongoCollection<Document> of(RawStore store) {
        return store.of("rapport_analytics", store.names("rapport_analytics", "facts").getFirst());
    }
}
