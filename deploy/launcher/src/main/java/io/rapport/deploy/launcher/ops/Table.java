package io.rapport.deploy.launcher.ops;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/// Rows under headings, as wide as they need to be.
final class Table {

    private final List<List<String>> rows = new ArrayList<>();

    Table(String... headings) {
        rows.add(List.of(headings));
    }

    Table row(Object... cells) {
        rows.add(IntStream.range(0, cells.length).mapToObj(at -> text(cells[at])).toList());
        return this;
    }

    boolean isEmpty() {
        return rows.size() == 1;
    }

    private static String text(Object cell) {
        if (cell instanceof JsonNode node) {
            return node.isMissingNode() || node.isNull()
                    ? "-"
                    : node.isString() ? node.asString() : node.toString();
        }
        return cell.toString();
    }

    @Override
    public String toString() {
        var columns = rows.getFirst().size();
        var widths =
                IntStream.range(0, columns)
                        .map(at ->
                                rows.stream().mapToInt(row -> row.get(at).length()).max().orElse(0))
                        .toArray();
        return rows.stream()
                .map(row ->
                        IntStream.range(0, columns)
                                .mapToObj(at -> padded(row.get(at), widths[at]))
                                .collect(Collectors.joining("  "))
                                .stripTrailing())
                .collect(Collectors.joining("\n"));
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length());
    }
}
