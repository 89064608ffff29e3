package io.rapport.deploy.launcher.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// A table in the making.
final class Table {

    private final String name;
    private final int width;
    private final List<String> lines = new ArrayList<>();

    Table(String name, String... columns) {
        this.name = name;
        this.width = columns.length;
        add((Object[]) columns);
    }

    /// Adds a row; an empty text stands for what is not known.
    void add(Object... fields) {
        if (fields.length != width) {
            throw new IllegalArgumentException(name + " has " + width + " columns");
        }
        lines.add(
                Arrays.stream(fields)
                        .map(field -> quoted(field.toString()))
                        .collect(Collectors.joining(",")));
    }

    void write(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.write(folder.resolve(name + ".csv"), lines);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + name + ".csv in " + folder, e);
        }
    }

    private static String quoted(String text) {
        return text.matches("[^,\"\\r\\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
