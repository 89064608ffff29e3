package io.rapport.deploy.launcher.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A table as RFC 4180 writes it: a header row, quoted fields, doubled quotes.
///
/// @param file its name, for messages
/// @param rows in the order of the file
record CsvTable(String file, List<Row> rows) {

    /// @param line where the row begins, counted from 1; the header is line 1
    record Row(String file, long line, Map<String, String> values) {

        String value(String column) {
            var value = values.get(column);
            if (value == null) {
                throw new ImportFailure(file + " has no column " + column);
            }
            return value;
        }
    }

    static CsvTable read(Path path) {
        try {
            return parse(path.getFileName().toString(), Files.readString(path));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + path, e);
        }
    }

    static CsvTable parse(String file, String text) {
        var records = new Parser(text.startsWith("\uFEFF") ? text.substring(1) : text).records();
        if (records.isEmpty()) {
            throw new ImportFailure(file + " is empty");
        }
        var header = records.removeFirst().fields();
        return new CsvTable(
                file, records.stream().map(fields -> row(file, header, fields)).toList());
    }

    private static Row row(String file, List<String> header, Parser.Fields fields) {
        if (fields.fields().size() != header.size()) {
            throw new ImportFailure(
                    "%s, line %d: %d fields, but the header has %d"
                            .formatted(file, fields.line(), fields.fields().size(), header.size()));
        }
        var values = new LinkedHashMap<String, String>();
        for (var i = 0; i < header.size(); i++) {
            values.put(header.get(i).strip(), fields.fields().get(i).strip());
        }
        return new Row(file, fields.line(), values);
    }

    /// Goes through the text once, character by character.
    private static final class Parser {

        private final String text;
        private final List<Fields> records = new ArrayList<>();
        private List<String> fields = new ArrayList<>();
        private final StringBuilder field = new StringBuilder();
        private boolean quoted;
        private long line = 1;
        private long begin = 1;

        Parser(String text) {
            this.text = text;
        }

        record Fields(long line, List<String> fields) {}

        List<Fields> records() {
            for (var i = 0; i < text.length(); i++) {
                i += quoted ? insideQuotes(i) : outsideQuotes(i);
            }
            endRecord();
            return records;
        }

        private int insideQuotes(int i) {
            var c = text.charAt(i);
            if (c == '\n') {
                line++;
            }
            if (c != '"') {
                field.append(c);
                return 0;
            }
            if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
                field.append('"');
                return 1;
            }
            quoted = false;
            return 0;
        }

        private int outsideQuotes(int i) {
            switch (text.charAt(i)) {
                case '"' -> quoted = true;
                case ',' -> endField();
                case '\r' -> {}
                case '\n' -> {
                    endRecord();
                    line++;
                    begin = line;
                }
                default -> field.append(text.charAt(i));
            }
            return 0;
        }

        private void endField() {
            fields.add(field.toString());
            field.setLength(0);
        }

        private void endRecord() {
            endField();
            if (fields.size() > 1 || !fields.getFirst().isEmpty()) {
                records.add(new Fields(begin, fields));
            }
            fields = new ArrayList<>();
        }
    }
}
