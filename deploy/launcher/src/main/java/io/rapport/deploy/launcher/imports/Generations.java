package io.rapport.deploy.launcher.imports;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Orders rows so that a parent goes before its children, wherever it stands in the file.
final class Generations {

    private Generations() {}

    /// First those without a parent, then their children, and so on. A row whose parent is not in
    /// the table at all is taken as one without: the platform will say what is wrong with it.
    static List<List<CsvTable.Row>> of(List<CsvTable.Row> rows, String key, String parent) {
        var keys = rows.stream().map(row -> row.value(key)).collect(Collectors.toSet());
        Set<String> done = new HashSet<>();
        var generations = new ArrayList<List<CsvTable.Row>>();
        var left = new ArrayList<>(rows);
        while (!left.isEmpty()) {
            var next = left.stream().filter(row -> isReady(row.value(parent), keys, done)).toList();
            if (next.isEmpty()) {
                var row = left.getFirst();
                throw row.failure("%s is its own ancestor".formatted(row.value(key)));
            }
            generations.add(next);
            next.forEach(row -> done.add(row.value(key)));
            left.removeAll(next);
        }
        return generations;
    }

    private static boolean isReady(String parent, Set<String> keys, Set<String> done) {
        return parent.isBlank() || !keys.contains(parent) || done.contains(parent);
    }
}
