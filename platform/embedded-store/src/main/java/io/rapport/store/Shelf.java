package io.rapport.store;

import io.rapport.store.index.StoredDocument;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The documents of a collection in the order of their insertion, and how large they are.
final class Shelf {

    private static final int LARGEST_BATCH = 5_000;

    private final NavigableMap<Long, StoredDocument> documents = new TreeMap<>();
    private long bytes;
    private int largest = 1;

    StoredDocument put(long ordinal, byte[] image) {
        var stored = new StoredDocument(ordinal, image);
        documents.put(ordinal, stored);
        measure(0, image.length);
        return stored;
    }

    void replace(StoredDocument stored, byte[] image) {
        measure(stored.image().length, image.length);
        stored.replace(image);
    }

    void remove(StoredDocument stored) {
        documents.remove(stored.ordinal());
        measure(stored.image().length, 0);
    }

    void clear() {
        documents.clear();
        bytes = 0;
    }

    private void measure(int before, int after) {
        bytes += after - before;
        largest = Math.max(largest, after);
    }

    Stream<StoredDocument> documents(boolean backwards) {
        return (backwards ? documents.descendingMap() : documents).values().stream();
    }

    int count() {
        return documents.size();
    }

    long bytes() {
        return bytes;
    }

    /// As many documents as surely fit into one answer.
    int batchSize() {
        return Math.clamp(StoredDocument.LARGEST / largest, 1, LARGEST_BATCH);
    }
}
