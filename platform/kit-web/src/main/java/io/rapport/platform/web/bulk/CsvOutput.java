package io.rapport.platform.web.bulk;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes RFC 4180 row by row. A text that a spreadsheet would take for a formula gets a leading
/// apostrophe, which reading takes away again. Numbers are written as they are.
public final class CsvOutput implements AutoCloseable {

    private static final String FORMULA_STARTS = "=+-@\t\r\0＝＋－＠";

    private final CsvWriter writer;

    private CsvOutput(CsvWriter writer) {
        this.writer = writer;
    }

    /// Begins a table with its header row.
    public static CsvOutput to(OutputStream stream, List<String> columns) {
        var output =
                new CsvOutput(
                        CsvWriter.builder()
                                .lineDelimiter(LineDelimiter.CRLF)
                                .build(stream, StandardCharsets.UTF_8));
        output.row(columns);
        return output;
    }

    /// One row; `null` is an empty cell.
    public void row(List<? extends @Nullable Object> cells) {
        writer.writeRecord(cells.stream().map(CsvOutput::cell).toArray(String[]::new));
    }

    /// A file name for `Content-Disposition` that cannot break out of the header or the folder.
    public static String attachment(String name) {
        var safe = name.replaceAll("[^A-Za-z0-9._-]", "_").replaceAll("^\\.+", "_");
        return "attachment; filename=\"" + (safe.isEmpty() ? "download" : safe) + "\"";
    }

    private static String cell(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Number number -> number.toString();
            default -> guarded(value.toString());
        };
    }

    private static String guarded(String text) {
        return needsGuard(text) ? "'" + text : text;
    }

    /// A text that already looks guarded is guarded again, so that reading gives it back unchanged.
    private static boolean needsGuard(String text) {
        return !text.isEmpty() && (FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 || isGuarded(text));
    }

    private static boolean isGuarded(String text) {
        return text.length() > 1 && text.charAt(0) == '\'' && needsGuard(text.substring(1));
    }

    static String withoutGuard(String text) {
        return isGuarded(text) ? text.substring(1) : text;
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
