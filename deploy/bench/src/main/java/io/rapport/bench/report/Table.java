package io.rapport.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Figures as a table that reads well as it stands and in Markdown.
public final class Table {

    private static final List<String> HEAD =
            List.of("figure", "unit", "median", "spread", "goal", "", "raw", "ratio", "raw is");
    private static final double WHOLE_FROM = 100;
    private static final double TENTHS_FROM = 10;

    private Table() {}

    public static String of(List<Figure> figures) {
        var rows = new ArrayList<List<String>>();
        rows.add(HEAD);
        figures.forEach(figure -> rows.add(row(figure)));
        var widths =
                IntStream.range(0, HEAD.size()).map(column -> width(rows, column)).boxed().toList();
        rows.add(1, widths.stream().map("-"::repeat).toList());
        return rows.stream().map(row -> line(row, widths)).collect(Collectors.joining("\n"));
    }

    private static List<String> row(Figure figure) {
        var measured = figure.measured();
        return List.of(
                figure.name(),
                figure.unit(),
                number(measured.median()),
                number(measured.least()) + "–" + number(measured.most()),
                figure.goal().text(),
                verdict(figure),
                number(figure.raw().median()),
                number(figure.ratio()),
                figure.rawName());
    }

    private static String verdict(Figure figure) {
        if (figure.goal() instanceof Goal.Told) {
            return "";
        }
        return figure.isMet() ? "met" : "MISSED";
    }

    /// Three digits or so, in the same form everywhere.
    static String number(double value) {
        var size = Math.abs(value);
        if (size >= WHOLE_FROM || value == Math.rint(value)) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return String.format(Locale.ROOT, size >= TENTHS_FROM ? "%.1f" : "%.2f", value);
    }

    private static int width(List<List<String>> rows, int column) {
        return Math.max(
                1,
                rows.stream()
                        .map(row -> row.get(column))
                        .mapToInt(text -> text.codePointCount(0, text.length()))
                        .max()
                        .orElse(1));
    }

    private static String line(List<String> cells, List<Integer> widths) {
        return IntStream.range(0, cells.size())
                .mapToObj(column -> padded(cells.get(column), widths.get(column)))
                .collect(Collectors.joining(" | ", "| ", " |"));
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.codePointCount(0, text.length()));
    }
}
