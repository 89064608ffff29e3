package io.rapport.store;

import io.rapport.store.index.StoredDocument;
import io.rapport.store.journal.Change;
import io.rapport.store.journal.Images;
import io.rapport.store.journal.Journal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
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
    private final AtomicBoolean compacting = new AtomicBoolean();
    private List<Change> changes = new ArrayList<>();
    private Journal.Contents contents = _ -> {};
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
            if (journal != null && journal.isWorthCompacting()) {
                compact(journal);
            }
        }
    }

    /// Whose documents these are; asked under the lock of this home.
    void keeps(Journal.Contents documents) {
        contents = documents;
    }

    /// Writes the journal anew beside the commands. They wait only while the images are gathered,
    /// which are not copied: nobody changes one.
    private void compact(Journal compacted) {
        if (compacting.compareAndSet(false, true)) {
            Thread.ofPlatform()
                    .name("journal-compaction")
                    .daemon()
                    .start(() -> {
                        try {
                            compactNow(compacted);
                        } finally {
                            compacting.set(false);
                        }
                    });
        }
    }

    private void compactNow(Journal compacted) {
        List<Change.Put> taken = new ArrayList<>();
        long end;
        lock.lock();
        try {
            end = compacted.safeEnd();
            images.untaken(taken::add);
            contents.forEach(taken::add);
        } finally {
            lock.unlock();
        }
        compacted.compact(taken::forEach, end);
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
