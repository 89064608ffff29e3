package io.rapport.tables;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import io.rapport.tables.MalformedTable.Fault;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Reads a table row by row: RFC 4180 with a header row, whatever its line ends. Blank rows, and
/// empty cells beyond the last named column, are left out.
///
/// That a quote was never closed can be told at the end only: whoever must use nothing of a
/// malformed table reads all of it first.
public final class Table implements Iterator<TableRow>, Closeable {

    private final String name;
    private final DecodedText text;
    private final Cells cells;
    private final CsvReader<TableRow> reader;
    private final Iterator<TableRow> rows;
    private final List<String> columns;
    private @Nullable TableRow next;

    private Table(String name, DecodedText text, TableFormat format) {
        this.name = name;
        this.text = text;
        this.cells = new Cells(name, format);
        this.reader =
                CsvReader.builder()
                        .fieldSeparator(format.separator().character())
                        .maxBufferSize(format.longestCell())
                        .allowExtraFields(true)
                        .allowMissingFields(true)
                        .build(cells, text);
        this.rows = reader.iterator();
        this.columns = header(format.separator());
    }

    /// Reads as far as the header row.
    ///
    /// @param name of the table, for messages: a file's name
    /// @throws MalformedTable also from every further step
    public static Table open(String name, InputStream bytes, TableFormat format)
            throws IOException {
        return new Table(name, DecodedText.of(bytes, format.charset()), format);
    }

    /// The names in the header row: each there once, none empty.
    public List<String> columns() {
        return columns;
    }

    /// Whether the row has a cell for every column, and none besides.
    public boolean fits(TableRow row) {
        return row.cells().size() == columns.size();
    }

    @Override
    public boolean hasNext() {
        while (next == null) {
            var row = read();
            if (row == null) {
                return false;
            }
            next = row.isBlank() ? null : row.upTo(columns.size());
        }
        return true;
    }

    @Override
    public TableRow next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        var row = Objects.requireNonNull(next);
        next = null;
        return row;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private List<String> header(Separator separator) {
        var first = read();
        while (first != null && first.isBlank()) {
            first = read();
        }
        if (first == null) {
            throw malformed(1, 1, "the table is empty; its first row names the columns.");
        }
        var names = first.upTo(1).cells();
        for (var at = 0; at < names.size(); at++) {
            var earlier = names.indexOf(names.get(at));
            if (names.get(at).isEmpty()) {
                throw malformed(first.line(), at + 1, "this column has no name.");
            }
            if (earlier < at) {
                throw malformed(
                        first.line(),
                        at + 1,
                        "column %d has this name too; each name stands once."
                                .formatted(earlier + 1));
            }
        }
        refuseOtherSeparator(first.line(), names, separator);
        return names;
    }

    private void refuseOtherSeparator(long line, List<String> names, Separator used) {
        if (names.size() > 1) {
            return;
        }
        for (var other : Separator.values()) {
            if (names.getFirst().indexOf(other.character()) >= 0 && other != used) {
                throw malformed(
                        line,
                        1,
                        "the header row is one cell; the separator seems to be %s, not %s."
                                .formatted(other.text(), used.text()));
            }
        }
    }

    /// @return `null` at the end
    private @Nullable TableRow read() {
        try {
            if (rows.hasNext()) {
                return rows.next();
            }
        } catch (CsvParseException | UncheckedIOException stopped) {
            throw reasonOf(stopped);
        }
        if (text.openQuote()) {
            throw cells.neverClosed();
        }
        return null;
    }

    private RuntimeException reasonOf(RuntimeException stopped) {
        for (Throwable cause = stopped; cause != null; cause = cause.getCause()) {
            if (cause instanceof MalformedTable known) {
                return known;
            }
            if (cause instanceof CharacterCodingException) {
                return cells.malformed(Fault.ENCODING, notEncoded());
            }
            if (cause instanceof IOException failed) {
                return new UncheckedIOException(failed);
            }
        }
        return cells.unreadable();
    }

    private String notEncoded() {
        var told = text.charset().equals(StandardCharsets.UTF_8) ? " Declare its encoding." : "";
        return "this is not %s.%s".formatted(text.charset().name(), told);
    }

    private MalformedTable malformed(long line, int column, String what) {
        return new MalformedTable(name, Fault.FORM, line, column, what);
    }
}
