package io.rapport.tables;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import io.rapport.tables.MalformedTable.Fault;
import java.util.ArrayList;
import java.util.List;

/// Collects the cells of a row, and knows where in the table it is.
final class Cells extends AbstractBaseCsvCallbackHandler<TableRow> {

    private static final char QUOTE = '"';

    private final String table;
    private final TableFormat format;
    private final List<String> cells = new ArrayList<>();
    private long begin = 1;
    private long line = 1;
    private long quotedLine = 1;
    private int quotedColumn = 1;

    Cells(String table, TableFormat format) {
        this.table = table;
        this.format = format;
    }

    @Override
    protected void handleBegin(long startingLine) {
        cells.clear();
        begin = startingLine;
        line = startingLine;
    }

    @Override
    protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
        if (index >= format.mostColumns()) {
            throw malformed(
                    Fault.TOO_MANY_COLUMNS,
                    "a table has at most %d columns.".formatted(format.mostColumns()));
        }
        var cell = new String(buffer, offset, length);
        if (quoted) {
            quotedLine = line;
            quotedColumn = index + 1;
        } else if (cell.indexOf(QUOTE) >= 0) {
            throw malformed(
                    Fault.FORM,
                    "a quote stands within the cell; put the whole cell in quotes and double each"
                            + " quote in it.");
        }
        if (cell.length() > format.longestCell()) {
            throw unreadable();
        }
        cells.add(cell.strip());
        line += breaks(cell);
    }

    @Override
    protected TableRow buildRecord() {
        return new TableRow(begin, cells);
    }

    /// The fault at the cell that is read now.
    MalformedTable malformed(Fault fault, String what) {
        return new MalformedTable(table, fault, line, cells.size() + 1, what);
    }

    /// The fault of a cell that the reader could not take.
    MalformedTable unreadable() {
        return malformed(
                Fault.FORM,
                "the quotes around the cell do not match, or it has more than %,d characters."
                        .formatted(format.longestCell()));
    }

    MalformedTable neverClosed() {
        return new MalformedTable(
                table,
                Fault.FORM,
                quotedLine,
                quotedColumn,
                "the quote that begins this cell is never closed.");
    }

    private static long breaks(String cell) {
        var breaks = 0L;
        for (var at = 0; at < cell.length(); at++) {
            var isBreak =
                    cell.charAt(at) == '\n'
                            || (cell.charAt(at) == '\r'
                                    && (at + 1 == cell.length() || cell.charAt(at + 1) != '\n'));
            breaks += isBreak ? 1 : 0;
        }
        return breaks;
    }
}
