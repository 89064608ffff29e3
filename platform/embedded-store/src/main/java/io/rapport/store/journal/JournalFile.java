package io.rapport.store.journal;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads a journal's file when a store starts, and brings it into order for the appends that
/// follow.
final class JournalFile {

    private static final byte[] MAGIC = "RAPPORT1".getBytes(StandardCharsets.US_ASCII);

    /// The size of a file that says nothing.
    static final long EMPTY = MAGIC.length;

    /// A file is written anew when it is larger than this and more than half of it is old.
    private static final long WORTH_COMPACTING = 1 << 20;

    private static final int BUFFER = 1 << 20;
    private static final int FRAME_OF_COMPACTION = 1 << 18;
    private static final System.Logger LOG = System.getLogger(JournalFile.class.getName());

    private final Path file;

    JournalFile(Path file) {
        this.file = file;
    }

    static void create(Path file) throws IOException {
        try (FileChannel out =
                FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            out.write(ByteBuffer.wrap(MAGIC));
            out.force(true);
        }
        forceFolder(file);
    }

    void load(Images images) throws IOException {
        long size = Files.size(file);
        if (size < MAGIC.length) {
            Files.delete(file); // torn while it was made: nothing was ever acknowledged
            return;
        }
        long end = read(images, size);
        if (end < size) {
            cut(end, size);
        }
        if (end > WORTH_COMPACTING && images.bytes() < end / 2) {
            compact(images);
        }
    }

    /// Applies frame after frame, and returns where the last whole one ends.
    private long read(Images images, long size) throws IOException {
        try (var in =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER))) {
            byte[] magic = in.readNBytes(MAGIC.length);
            if (!Arrays.equals(magic, MAGIC)) {
                throw new IOException(file + " is no journal of this store");
            }
            long end = magic.length;
            byte @Nullable [] content = next(in, size - end);
            while (content != null) {
                Frame.read(content, images::apply);
                end += Frame.HEADER + content.length;
                content = next(in, size - end);
            }
            return end;
        }
    }

    private static byte @Nullable [] next(DataInputStream in, long left) throws IOException {
        if (left < Frame.HEADER) {
            return null;
        }
        int length = in.readInt();
        int checksum = in.readInt();
        if (length < 0 || length > left - Frame.HEADER) {
            return null;
        }
        byte[] content = in.readNBytes(length);
        boolean whole = content.length == length && Frame.checksum(content, 0, length) == checksum;
        return whole && length > 0 ? content : null;
    }

    private void cut(long end, long size) throws IOException {
        Path kept = file.resolveSibling(file.getFileName() + ".cut");
        try (FileChannel journal =
                        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileChannel rest =
                        FileChannel.open(
                                kept,
                                StandardOpenOption.CREATE,
                                StandardOpenOption.TRUNCATE_EXISTING,
                                StandardOpenOption.WRITE)) {
            journal.transferTo(end, size - end, rest);
            journal.truncate(end);
            journal.force(true);
        }
        LOG.log(
                System.Logger.Level.WARNING,
                "the last {0} bytes of {1} were no whole frame and are cut off",
                size - end,
                file.getFileName());
    }

    private void compact(Images images) throws IOException {
        Path fresh = freshBeside(file);
        var _ = write(fresh, images::untaken);
        replace(file, fresh);
    }

    /// Where a file is written anew. Nobody reads it there: one that is left over says nothing.
    static Path freshBeside(Path file) {
        return file.resolveSibling(file.getFileName() + ".new");
    }

    /// Writes a whole file and forces it to the disk.
    ///
    /// @return its size
    static long write(Path fresh, Journal.Contents images) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(fresh), BUFFER)) {
            out.write(MAGIC);
            var frame = new FrameOfImages(out);
            images.forEach(frame::add);
            frame.end();
        }
        try (FileChannel written = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            written.force(true);
            return written.size();
        }
    }

    /// Lets the fresh file take the place of the other, in one step.
    static void replace(Path file, Path fresh) throws IOException {
        Files.move(
                fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        forceFolder(file);
    }

    /// Collects images to frames of a good size.
    private static final class FrameOfImages {

        private final OutputStream out;
        private final List<Change> changes = new ArrayList<>();
        private long bytes;

        FrameOfImages(OutputStream out) {
            this.out = out;
        }

        void add(Change.Put put) {
            changes.add(put);
            bytes += put.image().length;
            if (bytes > FRAME_OF_COMPACTION) {
                end();
            }
        }

        void end() {
            write(changes, out);
            changes.clear();
            bytes = 0;
        }
    }

    private static void write(List<Change> changes, OutputStream out) {
        if (changes.isEmpty()) {
            return;
        }
        try {
            out.write(Frame.of(changes).array());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Makes a new name in the folder durable.
    private static void forceFolder(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            try (FileChannel entry = FileChannel.open(folder, StandardOpenOption.READ)) {
                entry.force(true);
            }
        }
    }
}
