package io.rapport.store;

import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/// The cursors that wait for their client. One that waited for ten minutes is closed, as in
/// MongoDB: its client has most likely died, and it holds the rest of an answer.
final class OpenCursors {

    private static final long IDLE = Duration.ofMinutes(10).toNanos();

    private final CursorRegistry registry;
    private final LongSupplier nanoTime;
    private final Map<Long, SizedCursor> cursors = new ConcurrentHashMap<>();

    OpenCursors(CursorRegistry registry, LongSupplier nanoTime) {
        this.registry = registry;
        this.nanoTime = nanoTime;
    }

    SizedCursor open(Collection<Document> documents) {
        closeIdle();
        var cursor = new SizedCursor(registry.generateCursorId(), documents, nanoTime);
        registry.add(cursor);
        cursors.put(cursor.getId(), cursor);
        return cursor;
    }

    /// Cuts a whole answer into a first batch and a cursor for the rest, if it is too long for one
    /// message.
    QueryResult firstBatch(List<Document> documents) {
        SizedCursor cursor = open(documents);
        List<Document> batch = cursor.takeDocuments(0);
        if (cursor.isEmpty()) {
            close(cursor);
            return new QueryResult(batch);
        }
        return new QueryResult(batch, cursor);
    }

    private void closeIdle() {
        long now = nanoTime.getAsLong();
        for (SizedCursor cursor : cursors.values()) {
            if (cursor.isEmpty() || now - cursor.lastUsed() > IDLE) {
                close(cursor);
            }
        }
    }

    private void close(SizedCursor cursor) {
        registry.remove(cursor);
        cursors.remove(cursor.getId());
    }
}
