package io.rapport.test.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a load generator was told, on disk before it goes on, so that its own death loses none of
/// it. One line per acknowledgement: epoch, sequence, aggregate id, parted by blanks.
public final class AckJournal implements AutoCloseable {

    private final FileChannel file;

    private AckJournal(FileChannel file) {
        this.file = file;
    }

    /// Opens for appending; makes the file where it is missing.
    public static AckJournal open(Path path) {
        try {
            return new AckJournal(
                    FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Returns when the line is on the disk. Safe for many threads.
    public synchronized void append(Acknowledgement ack) {
        var line =
                "%d %d %s\n"
                        .formatted(
                                ack.position().epoch(), ack.position().sequence(), ack.aggregate());
        try {
            var bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            file.force(false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// All whole lines; a torn last one was never acted upon.
    public static List<Acknowledgement> read(Path path) {
        try {
            var text = Files.readString(path);
            return text.substring(0, text.lastIndexOf('\n') + 1)
                    .lines()
                    .map(AckJournal::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Acknowledgement parse(String line) {
        @Nullable String[] parts = line.split(" ", 3);
        if (parts.length != 3) {
            throw new IllegalArgumentException("No acknowledgement: " + line);
        }
        return Acknowledgement.of(
                String.valueOf(parts[2]),
                Long.parseLong(String.valueOf(parts[0])),
                Long.parseLong(String.valueOf(parts[1])));
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
