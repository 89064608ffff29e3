package io.rapport.store;

import de.bwaldvogel.mongo.backend.AbstractCursor;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import io.rapport.store.index.StoredDocument;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;

/// The rest of a long answer, given out in batches that fit into one message.
final class SizedCursor extends AbstractCursor {

    private static final int LARGEST_BATCH = 12 * 1024 * 1024;

    private final Deque<Document> rest;

    SizedCursor(long id, Collection<Document> documents) {
        super(id);
        this.rest = new ArrayDeque<>(documents);
    }

    /// Cuts a whole answer into a first batch and a registered cursor for the rest, if it is too
    /// long for one.
    static QueryResult firstBatch(List<Document> documents, CursorRegistry cursors) {
        var cursor = new SizedCursor(cursors.generateCursorId(), documents);
        List<Document> batch = cursor.takeDocuments(0);
        if (cursor.isEmpty()) {
            return new QueryResult(batch);
        }
        cursors.add(cursor);
        return new QueryResult(batch, cursor);
    }

    @Override
    public boolean isEmpty() {
        return rest.isEmpty();
    }

    /// @param numberToReturn at most so many; 0 for as many as fit
    @Override
    public List<Document> takeDocuments(int numberToReturn) {
        var batch = new ArrayList<Document>();
        long size = 0;
        while (!rest.isEmpty() && (numberToReturn <= 0 || batch.size() < numberToReturn)) {
            size += StoredDocument.encode(rest.getFirst()).length;
            if (size > LARGEST_BATCH && !batch.isEmpty()) {
                break;
            }
            batch.add(rest.removeFirst());
        }
        return batch;
    }
}
