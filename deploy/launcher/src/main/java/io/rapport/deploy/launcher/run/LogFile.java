package io.rapport.deploy.launcher.run;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Reads the end of a log, however long the log is.
public final class LogFile {

    private static final int BYTES_PER_LINE = 400;

    private LogFile() {}

    /// The last lines; none if there is no such file.
    public static List<String> last(Path path, int lines) {
        if (!Files.exists(path)) {
            return List.of();
        }
        try (var file = new RandomAccessFile(path.toFile(), "r")) {
            var from = Math.max(0, file.length() - (long) lines * BYTES_PER_LINE);
            var all = text(file, from).lines().toList();
            return all.subList(Math.max(0, all.size() - lines), all.size());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + path, e);
        }
    }

    /// What was written after a position; the whole file if it became shorter.
    public static String since(Path path, long position) {
        try (var file = new RandomAccessFile(path.toFile(), "r")) {
            return text(file, file.length() < position ? 0 : position);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + path, e);
        }
    }

    private static String text(RandomAccessFile file, long from) throws IOException {
        var bytes = new byte[(int) Math.min(Integer.MAX_VALUE - 8, file.length() - from)];
        file.seek(from);
        file.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
