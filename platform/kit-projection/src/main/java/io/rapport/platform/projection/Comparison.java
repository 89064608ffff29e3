package io.rapport.platform.projection;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// Walks two collections in order of id and tells where they differ in some fields. Ids only, no
/// content.
final class Comparison {

    private static final int EXAMPLES = 20;

    private final MongoCollection<Document> one;
    private final MongoCollection<Document> other;
    private final List<String> fields;

    Comparison(
            MongoCollection<Document> one, MongoCollection<Document> other, List<String> fields) {
        this.one = one;
        this.other = other;
        this.fields = fields;
    }

    /// The first differences, 20 at most.
    List<String> differences(Document filter) {
        var found = new ArrayList<String>();
        try (var left = walk(one, filter).iterator();
                var right = walk(other, filter).iterator()) {
            var a = left.hasNext() ? left.next() : null;
            var b = right.hasNext() ? right.next() : null;
            while ((a != null || b != null) && found.size() < EXAMPLES) {
                var order = order(a, b);
                if (order != 0) {
                    found.add(id(order < 0 ? a : b) + " is only in one");
                } else if (differ(a, b)) {
                    found.add(id(a) + " differs");
                }
                a = order <= 0 ? next(left) : a;
                b = order >= 0 ? next(right) : b;
            }
        }
        return found;
    }

    private static @Nullable Document next(MongoCursor<Document> cursor) {
        return cursor.hasNext() ? cursor.next() : null;
    }

    private FindIterable<Document> walk(MongoCollection<Document> collection, Document filter) {
        var projection = new Document();
        fields.forEach(field -> projection.append(field, 1));
        return collection.find(filter).projection(projection).sort(new Document("_id", 1));
    }

    private static int order(@Nullable Document a, @Nullable Document b) {
        if (a == null) {
            return 1;
        }
        return b == null ? -1 : id(a).compareTo(id(b));
    }

    private boolean differ(@Nullable Document a, @Nullable Document b) {
        return a != null
                && b != null
                && fields.stream().anyMatch(field -> !Objects.equals(a.get(field), b.get(field)));
    }

    private static String id(@Nullable Document document) {
        return document == null ? "" : document.getString("_id");
    }
}
