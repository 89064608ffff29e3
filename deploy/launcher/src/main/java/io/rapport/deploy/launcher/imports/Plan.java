package io.rapport.deploy.launcher.imports;

import io.rapport.tables.TableFormat;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Everything that an import will send, made from the tables before the first request.
final class Plan {

    private final Path folder;
    private final TableFormat format;
    private final Template template;
    private final Corrections corrections;
    private final Map<String, CsvTable> tables = new HashMap<>();

    Plan(Path folder, TableFormat format, Template template, Corrections corrections) {
        this.folder = folder;
        this.format = format;
        this.template = template;
        this.corrections = corrections;
    }

    /// What one step sends: groups that must follow one another, items of a group in any order.
    List<List<Item>> groups(Mapping.Step step) {
        if (step.file() == null) {
            var row = new CsvTable.Row("the mapping", 0, Map.of());
            return List.of(List.of(new Item(row, template.fill(step.item(), row))));
        }
        var rows = distinct(table(step.file()).rows(), Optional.ofNullable(step.distinct()));
        var generations =
                step.parent() == null || step.key() == null
                        ? List.of(rows)
                        : Generations.of(rows, step.key(), step.parent());
        return generations.stream()
                .map(group -> group.stream().map(row -> item(step, row)).toList())
                .toList();
    }

    private Item item(Mapping.Step step, CsvTable.Row row) {
        var json = template.fill(step.item(), row);
        if (step.choose() != null) {
            var value = row.value(step.choose().column());
            var more = step.choose().cases().get(value);
            if (more == null) {
                throw row.failure(
                        "the mapping does not know the %s %s"
                                .formatted(step.choose().column(), value));
            }
            json.setAll(template.fill(more, row));
        }
        return new Item(row, json);
    }

    private CsvTable table(String file) {
        return tables.computeIfAbsent(
                file, name -> corrections.applied(CsvTable.read(folder.resolve(name), format)));
    }

    private static List<CsvTable.Row> distinct(List<CsvTable.Row> rows, Optional<String> column) {
        var seen = new HashSet<String>();
        return column.map(name -> rows.stream().filter(row -> seen.add(row.value(name))).toList())
                .orElse(rows);
    }
}
