package io.rapport.platform.projection;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;

/// Unordered bulk writes whose duplicate keys are answers, not failures.
final class Bulk {

    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);
    private static final int DUPLICATE_KEY = 11000;

    private Bulk() {}

    /// @param matched how many writes found a document; an upsert that inserted did not
    /// @param taken positions of upserts whose id exists but does not match the rest of the filter
    record Outcome(int matched, Set<Integer> taken) {}

    /// @throws MongoBulkWriteException if a write failed for another reason than a duplicate key
    static Outcome write(
            MongoCollection<Document> collection, List<UpdateOneModel<Document>> writes) {
        try {
            return new Outcome(collection.bulkWrite(writes, UNORDERED).getMatchedCount(), Set.of());
        } catch (MongoBulkWriteException e) {
            var errors = e.getWriteErrors();
            if (e.getWriteConcernError() != null
                    || errors.stream().anyMatch(error -> error.getCode() != DUPLICATE_KEY)) {
                throw e;
            }
            return new Outcome(
                    e.getWriteResult().getMatchedCount(),
                    errors.stream().map(BulkWriteError::getIndex).collect(Collectors.toSet()));
        }
    }
}
