package io.rapport.deploy.launcher.imports;

import io.rapport.tables.MalformedTable;
import io.rapport.tables.Table;
import io.rapport.tables.TableFormat;
import io.rapport.tables.TableRow;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A table of the folder, read to its end before anything of it is used.
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

        /// What is wrong in this row, with its place.
        ImportFailure failure(String what) {
            return new ImportFailure("%s, line %d: %s".formatted(file, line, what));
        }
    }

    static CsvTable read(Path path, TableFormat format) {
        try (var bytes = Files.newInputStream(path)) {
            return parse(path.getFileName().toString(), bytes, format);
        } catch (NoSuchFileException e) {
            throw new ImportFailure("There is no file " + path);
        } catch (IOException e) {
            throw new ImportFailure("%s cannot be read: %s".formatted(path, e.getMessage()));
        }
    }

    static CsvTable parse(String file, InputStream bytes, TableFormat format) throws IOException {
        try (var table = Table.open(file, bytes, format)) {
            var rows = new ArrayList<Row>();
            while (table.hasNext()) {
                rows.add(row(file, table, table.next()));
            }
            return new CsvTable(file, rows);
        } catch (MalformedTable broken) {
            var help =
                    switch (broken.fault()) {
                        case ENCODING -> " Say its encoding by --charset, for example GB18030.";
                        case TOO_MANY_COLUMNS, FORM -> "";
                    };
            throw new ImportFailure(broken.getMessage() + help);
        }
    }

    private static Row row(String file, Table table, TableRow found) {
        var columns = table.columns();
        var values = new LinkedHashMap<String, String>();
        var row = new Row(file, found.line(), values);
        if (!table.fits(found)) {
            throw row.failure(
                    "%d cells, but the header row has %d"
                            .formatted(found.cells().size(), columns.size()));
        }
        for (var at = 0; at < columns.size(); at++) {
            values.put(columns.get(at), found.cells().get(at));
        }
        return row;
    }
}
