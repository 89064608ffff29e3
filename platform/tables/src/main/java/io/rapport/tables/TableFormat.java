package io.rapport.tables;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// How the bytes of a table are read.
///
/// @param charset as the sender declares it; a byte order mark is believed before it
/// @param mostColumns more are refused
/// @param longestCell in characters; longer ones are refused
public record TableFormat(Separator separator, Charset charset, int mostColumns, int longestCell) {

    private static final int COLUMNS = 200;
    private static final int CELL = 100_000;

    /// What is read where nothing else is said: UTF-8, separated by commas.
    public static final TableFormat USUAL =
            new TableFormat(Separator.COMMA, StandardCharsets.UTF_8, COLUMNS, CELL);

    public TableFormat separatedBy(Separator other) {
        return new TableFormat(other, charset, mostColumns, longestCell);
    }

    public TableFormat encodedAs(Charset other) {
        return new TableFormat(separator, other, mostColumns, longestCell);
    }

    public TableFormat atMost(int columns) {
        return new TableFormat(separator, charset, columns, longestCell);
    }
}
