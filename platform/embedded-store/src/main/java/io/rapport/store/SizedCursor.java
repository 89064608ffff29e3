package io.rapport.store;

import de.bwaldvogel.mongo.backend.AbstractCursor;
import de.bwaldvogel.mongo.bson.Document;
import io.rapport.store.index.StoredDocument;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.function.LongSupplier;

/// The rest of a long answer, given out in batches that fit into one message.
final class SizedCursor extends AbstractCursor {

    private static final int LARGEST_BATCH = 12 * 1024 * 1024;

    private final Deque<Document> rest;

    private final LongSupplier nanoTime;
    private volatile long lastUsed;

    SizedCursor(long id, Collection<Document> documents, LongSupplier nanoTime) {
        super(id);
        this.rest = new ArrayDeque<>(documents);
        this.nanoTime = nanoTime;
        this.lastUsed = nanoTime.getAsLong();
    }

    long lastUsed() {
        return lastUsed;
    }

    @Override
    public boolean isEmpty() {
        return rest.isEmpty();
    }

    /// @param numberToReturn at most so many; 0 for as many as fit
    @Override
    public List<Document> takeDocuments(int numberToReturn) {
        lastUsed = nanoTime.getAsLong();
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
