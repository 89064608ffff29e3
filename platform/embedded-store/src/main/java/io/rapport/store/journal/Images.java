package io.rapport.store.journal;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The documents that are left after all changes of a journal, by collection and place.
public final class Images {

    /// What a change costs in the file besides the image and the collection's name.
    private static final int OVERHEAD = 15;

    private final Map<String, NavigableMap<Long, byte[]>> collections = new HashMap<>();
    private long bytes;
    private long lastOrdinal;

    void apply(Change change) {
        switch (change) {
            case Change.Put put -> put(put);
            case Change.Remove(var collection, var ordinal) ->
                    forget(collection, of(collection).remove(ordinal));
            case Change.Drop(var collection) -> drop(collection);
        }
    }

    private void put(Change.Put put) {
        lastOrdinal = Math.max(lastOrdinal, put.ordinal());
        byte[] before = of(put.collection()).put(put.ordinal(), put.image());
        forget(put.collection(), before);
        bytes += size(put.collection(), put.image());
    }

    private void forget(String collection, byte @Nullable [] image) {
        if (image != null) {
            bytes -= size(collection, image);
        }
    }

    private void drop(String collection) {
        Map<Long, byte[]> dropped = collections.remove(collection);
        if (dropped != null) {
            dropped.values().forEach(image -> forget(collection, image));
        }
    }

    private static long size(String collection, byte[] image) {
        return OVERHEAD + collection.length() + (long) image.length;
    }

    private NavigableMap<Long, byte[]> of(String collection) {
        return collections.computeIfAbsent(collection, _ -> new TreeMap<>());
    }

    /// Hands over the documents of a collection in natural order, once: they are not kept.
    public void take(String collection, BiConsumer<Long, byte[]> documents) {
        Map<Long, byte[]> taken = collections.remove(collection);
        if (taken != null) {
            taken.forEach(documents);
        }
    }

    /// Hands over what was not taken so far, and keeps it.
    public void untaken(Consumer<Change.Put> action) {
        collections.forEach((collection, documents) ->
                documents.forEach((ordinal, image) ->
                        action.accept(new Change.Put(collection, ordinal, image))));
    }

    /// The size of a journal that held nothing but these documents, in bytes.
    long bytes() {
        return bytes;
    }

    /// The highest place that was ever given away.
    public long lastOrdinal() {
        return lastOrdinal;
    }
}
