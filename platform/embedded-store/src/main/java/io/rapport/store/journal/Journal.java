package io.rapport.store.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Keeps what commands did to one database. A change is safe from the death of the process when
/// [#awaitSafe] has returned, and from loss of power too if the journal forces every write to the
/// disk.
public final class Journal implements AutoCloseable {

    private final Path file;
    private final boolean force;
    private final Object queue = new Object();
    private final ReentrantLock writing = new ReentrantLock();
    private List<ByteBuffer> waiting = new ArrayList<>();
    private long appended;
    private volatile long safe;
    private volatile @Nullable IOException failure;
    private @Nullable FileChannel channel;

    private Journal(Path file, boolean force) {
        this.file = file;
        this.force = force;
    }

    /// A journal together with the documents found in it.
    public record Opened(Journal journal, Images images) {}

    /// Opens the file, which need not exist yet. A torn last frame is cut off (its bytes are kept
    /// beside the file); a file that holds mostly old images is written anew.
    public static Opened open(Path file, boolean force) throws IOException {
        var images = new Images();
        if (Files.exists(file)) {
            new JournalFile(file).load(images);
        }
        return new Opened(new Journal(file, force), images);
    }

    /// Takes the changes of one command; the order of calls is the order of the file.
    ///
    /// @return the ticket to await
    public long append(List<Change> changes) {
        ByteBuffer frame = Frame.of(changes);
        synchronized (queue) {
            waiting.add(frame);
            return ++appended;
        }
    }

    /// The ticket of everything taken so far: who answers a read awaits it, so that nothing is
    /// shown that a restart would take back.
    public long latest() {
        synchronized (queue) {
            return appended;
        }
    }

    /// Returns when everything up to the ticket is in the file. One thread writes for all who wait.
    ///
    /// @throws UncheckedIOException if it could not be written; then, and ever after
    public void awaitSafe(long ticket) {
        if (safe >= ticket) {
            return;
        }
        writing.lock();
        try {
            IOException failed = failure;
            if (failed != null) {
                throw new UncheckedIOException("the journal cannot be written", failed);
            }
            if (safe < ticket) {
                writeWaiting();
            }
        } finally {
            writing.unlock();
        }
    }

    private void writeWaiting() {
        List<ByteBuffer> frames;
        long upTo;
        synchronized (queue) {
            frames = waiting;
            waiting = new ArrayList<>();
            upTo = appended;
        }
        try {
            FileChannel out = opened();
            writeFully(out, frames.toArray(ByteBuffer[]::new));
            if (force) {
                out.force(false);
            }
            safe = upTo;
        } catch (IOException e) {
            failure = e;
            throw new UncheckedIOException("the journal cannot be written", e);
        }
    }

    private FileChannel opened() throws IOException {
        FileChannel open = channel;
        if (open == null) {
            if (!Files.exists(file)) {
                JournalFile.create(file);
            }
            open = FileChannel.open(file, StandardOpenOption.APPEND);
            channel = open;
        }
        return open;
    }

    private static void writeFully(FileChannel out, ByteBuffer[] frames) throws IOException {
        int next = 0;
        while (next < frames.length) {
            out.write(frames, next, Math.min(frames.length - next, 512));
            while (next < frames.length && !frames[next].hasRemaining()) {
                next++;
            }
        }
    }

    /// Writes what waits, forces it to the disk and closes the file.
    @Override
    public void close() {
        awaitSafe(latest());
        writing.lock();
        try {
            FileChannel open = channel;
            if (open != null) {
                open.force(true);
                open.close();
                channel = null;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writing.unlock();
        }
    }
}
