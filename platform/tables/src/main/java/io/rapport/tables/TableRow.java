package io.rapport.tables;

import java.util.List;

/// One row of a table.
///
/// @param line where it begins, counted from 1
/// @param cells without blanks around them; an empty one says nothing
public record TableRow(long line, List<String> cells) {

    public TableRow {
        cells = List.copyOf(cells);
    }

    boolean isBlank() {
        return cells.stream().allMatch(String::isEmpty);
    }

    /// The row without the empty cells that stand beyond so many columns.
    TableRow upTo(int columns) {
        var end = cells.size();
        while (end > columns && cells.get(end - 1).isEmpty()) {
            end--;
        }
        return new TableRow(line, cells.subList(0, end));
    }
}
