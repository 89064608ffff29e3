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
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Keeps what commands did to one database. A change is safe from the death of the process when
/// [#awaitSafe] has returned, and from loss of power too if the journal forces every write to the
/// disk.
public final class Journal implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Journal.class.getName());

    private final Path file;
    private final boolean force;
    private final long compactFrom;
    private final Object queue = new Object();
    private final ReentrantLock writing = new ReentrantLock();
    private List<ByteBuffer> waiting = new ArrayList<>();
    private long appended;
    private volatile long safe;
    private volatile @Nullable IOException failure;
    private @Nullable FileChannel channel;
    private volatile boolean closed;
    private volatile long size;
    private volatile long compactAt;

    private Journal(Path file, boolean force, long compactFrom, long size) {
        this.file = file;
        this.force = force;
        this.compactFrom = compactFrom;
        this.size = size;
        this.compactAt = Math.max(compactFrom, 2 * size);
    }

    /// A journal together with the documents found in it.
    public record Opened(Journal journal, Images images) {}

    /// Opens the file, which need not exist yet. A torn last frame is cut off (its bytes are kept
    /// beside the file); a file that holds mostly old images is written anew.
    ///
    /// @param compactFrom a smaller file is not written anew while it is used, in bytes
    public static Opened open(Path file, boolean force, long compactFrom) throws IOException {
        var images = new Images();
        if (Files.exists(file)) {
            new JournalFile(file).load(images);
        }
        long size = Files.exists(file) ? Files.size(file) : JournalFile.EMPTY;
        return new Opened(new Journal(file, force, compactFrom, size), images);
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
            long end = size;
            writeFully(out, frames.toArray(ByteBuffer[]::new));
            if (force) {
                out.force(false);
            }
            size = end + frames.stream().mapToLong(ByteBuffer::capacity).sum();
            safe = upTo;
        } catch (IOException e) {
            failure = e;
            throw new UncheckedIOException("the journal cannot be written", e);
        }
    }

    /// Whether the file has outgrown what it held when it was last written anew: twice as much, so
    /// that writing it anew costs no more than the growth did.
    public boolean isWorthCompacting() {
        return size >= compactAt && failure == null;
    }

    /// Where the file ends. Whoever takes the images of the documents at this moment, while nobody
    /// appends, has all that the file says up to here.
    public long safeEnd() {
        awaitSafe(latest());
        return size;
    }

    /// Writes the file anew, from these images and from what was written after them, while others
    /// go on writing. The new file takes the place of the old one in one step, when everything is
    /// in it and on the disk; until then only the old one counts.
    ///
    /// @param end what [#safeEnd()] said when the images were taken
    public void compact(Contents images, long end) {
        Path fresh = JournalFile.freshBeside(file);
        try {
            long written = JournalFile.write(fresh, images);
            long from = end;
            try (FileChannel out = FileChannel.open(fresh, StandardOpenOption.APPEND);
                    FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
                // Most of what came meanwhile is copied while others write, the rest while they
                // wait.
                from += copy(in, from, size, out);
                out.force(true);
                writing.lock();
                try {
                    from += copy(in, from, size, out);
                    out.force(true);
                    replaceBy(fresh, written + from - end);
                } finally {
                    writing.unlock();
                }
            }
        } catch (IOException | UncheckedIOException e) {
            compactAt = 2 * size; // The old file goes on; try again when it has grown.
            if (!closed) {
                LOG.log(System.Logger.Level.WARNING, "the journal could not be written anew", e);
            }
        }
    }

    private void replaceBy(Path fresh, long freshSize) throws IOException {
        if (failure != null || closed) {
            throw new IOException("the journal ended meanwhile");
        }
        FileChannel old = channel;
        try {
            JournalFile.replace(file, fresh);
            channel = FileChannel.open(file, StandardOpenOption.APPEND);
            size = freshSize;
            compactAt = Math.max(compactFrom, 2 * freshSize);
        } catch (IOException e) {
            // Which of the two has the name is not known: nothing is acknowledged any more.
            failure = e;
            throw e;
        }
        if (old != null) {
            old.close();
        }
    }

    private static long copy(FileChannel in, long from, long to, FileChannel out)
            throws IOException {
        long at = from;
        while (at < to) {
            at += in.transferTo(at, to - at, out);
        }
        return at - from;
    }

    /// The documents that a file written anew begins with.
    public interface Contents {

        void forEach(Consumer<Change.Put> action);
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
            closed = true;
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
