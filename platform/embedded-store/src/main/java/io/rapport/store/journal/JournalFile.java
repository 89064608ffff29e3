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
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads a journal's file when a store starts, and brings it into order for the appends that
/// follow.
final class JournalFile {

    private static final byte[] MAGIC = "RAPPORT1".getBytes(StandardCharsets.US_ASCII);

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
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(fresh), BUFFER)) {
            out.write(MAGIC);
            images.forEach(
                    (collection, documents) -> writeAll(collection, documents.entrySet(), out));
        }
        try (FileChannel written = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            written.force(true);
        }
        Files.move(
                fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        forceFolder(file);
    }

    private static void writeAll(
            String collection, Iterable<Map.Entry<Long, byte[]>> documents, OutputStream out) {
        List<Change> changes = new ArrayList<>();
        long bytes = 0;
        for (var document : documents) {
            changes.add(new Change.Put(collection, document.getKey(), document.getValue()));
            bytes += document.getValue().length;
            if (bytes > FRAME_OF_COMPACTION) {
                write(changes, out);
                changes.clear();
                bytes = 0;
            }
        }
        write(changes, out);
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
