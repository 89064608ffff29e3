package io.rapport.store;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How many documents the queries of one database looked at, and how many of these met the filter,
/// by collection and shape of query. Guarded by the database's lock.
final class ExaminedCounters {

    private static final int MOST_SHAPES = 5_000;

    private record Key(String collection, String shape) {}

    private static final class Count {
        private long queries;
        private long examined;
        private long returned;
        private long worst;
    }

    private final Map<Key, Count> counts = new LinkedHashMap<>();

    void add(String collection, String shape, long examined, long returned) {
        if (counts.size() >= MOST_SHAPES && !counts.containsKey(new Key(collection, shape))) {
            return;
        }
        Count count = counts.computeIfAbsent(new Key(collection, shape), _ -> new Count());
        count.queries++;
        count.examined += examined;
        count.returned += returned;
        count.worst = Math.max(count.worst, examined - 10 * Math.max(1, returned));
    }

    void reset() {
        counts.clear();
    }

    /// One document per collection and shape: `ns`, `shape`, `queries`, `examined`, `returned`, and
    /// `worst` (by how many documents the worst single query exceeded ten per document returned; at
    /// most 0 if none did).
    List<Document> report(String databaseName) {
        var report = new ArrayList<Document>();
        counts.forEach((key, count) ->
                report.add(
                        new Document("ns", databaseName + "." + key.collection())
                                .append("shape", key.shape())
                                .append("queries", count.queries)
                                .append("examined", count.examined)
                                .append("returned", count.returned)
                                .append("worst", count.worst)));
        return report;
    }
}
