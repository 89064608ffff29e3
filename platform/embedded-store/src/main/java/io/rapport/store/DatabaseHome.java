package io.rapport.store;

import io.rapport.store.index.StoredDocument;
import io.rapport.store.journal.Change;
import io.rapport.store.journal.Images;
import io.rapport.store.journal.Journal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What stays of a database when it is dropped and made again: its lock, its counters and its
/// journal.
final class DatabaseHome {

    private final ReentrantLock lock = new ReentrantLock();
    private final ExaminedCounters counters = new ExaminedCounters();
    private final @Nullable Journal journal;
    private final Images images;
    private List<Change> changes = new ArrayList<>();
    private long lastOrdinal;

    private DatabaseHome(@Nullable Journal journal, Images images) {
        this.journal = journal;
        this.images = images;
        this.lastOrdinal = images.lastOrdinal();
    }

    static DatabaseHome inMemory() {
        return new DatabaseHome(null, new Images());
    }

    static DatabaseHome of(Journal.Opened opened) {
        return new DatabaseHome(opened.journal(), opened.images());
    }

    Images images() {
        return images;
    }

    ExaminedCounters counters() {
        return counters;
    }

    long nextOrdinal() {
        return ++lastOrdinal;
    }

    void changed(Change change) {
        if (journal != null) {
            changes.add(change);
        }
    }

    void put(String collection, StoredDocument document) {
        changed(new Change.Put(collection, document.ordinal(), document.image()));
    }

    /// Runs one command alone, and returns when what it changed and what it may have seen is safe.
    <T> T run(Supplier<T> command) {
        long ticket = 0;
        lock.lock();
        try {
            return command.get();
        } finally {
            try {
                ticket = seal();
            } finally {
                lock.unlock();
            }
            awaitSafe(ticket);
        }
    }

    private long seal() {
        if (journal == null) {
            return 0;
        }
        if (changes.isEmpty()) {
            return journal.latest();
        }
        List<Change> ofCommand = changes;
        changes = new ArrayList<>();
        return journal.append(ofCommand);
    }

    private void awaitSafe(long ticket) {
        if (journal != null) {
            journal.awaitSafe(ticket);
        }
    }

    void close() {
        if (journal != null) {
            run(() -> true);
            journal.close();
        }
    }
}
