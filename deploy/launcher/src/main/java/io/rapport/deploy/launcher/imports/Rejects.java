package io.rapport.deploy.launcher.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import tools.jackson.databind.json.JsonMapper;

/// The rows that the platform refused, one JSON object per line: file, line, reason, row.
final class Rejects {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Path file;
    private int count;

    Rejects(Path file) {
        this.file = file;
    }

    synchronized void add(String step, Item item, String reason) {
        var line = JSON.createObjectNode();
        line.put("step", step);
        line.put("file", item.row().file());
        line.put("line", item.row().line());
        line.put("reason", reason);
        line.set("row", JSON.valueToTree(item.row().values()));
        line.set("item", item.json());
        try {
            Files.createDirectories(file.getParent());
            Files.write(
                    file,
                    (JSON.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
        count++;
    }

    synchronized int count() {
        return count;
    }

    Path file() {
        return file;
    }
}
