package io.rapport.tables;

/// A table cannot be read, and nothing of it is to be used. The message is for its sender: which
/// table, line and column, what is wrong there, and what to do.
public final class MalformedTable extends RuntimeException {

    private final Fault fault;
    private final long line;
    private final int column;

    /// What kind of thing is wrong.
    public enum Fault {
        /// The bytes are not in the encoding that was declared.
        ENCODING,
        /// More columns than are taken.
        TOO_MANY_COLUMNS,
        /// Its header row, its quotes, or the size of a cell.
        FORM
    }

    MalformedTable(String table, Fault fault, long line, int column, String what) {
        super(
                "%s, line %d, column %d: %s".formatted(table, line, column, what),
                null,
                false,
                false);
        this.fault = fault;
        this.line = line;
        this.column = column;
    }

    public Fault fault() {
        return fault;
    }

    /// Counted from 1; a line break within quotes counts.
    public long line() {
        return line;
    }

    /// The cell's place in its row, counted from 1.
    public int column() {
        return column;
    }
}
