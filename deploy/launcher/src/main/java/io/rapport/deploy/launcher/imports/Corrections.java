package io.rapport.deploy.launcher.imports;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Mends known misspellings, and counts what it mended.
final class Corrections {

    private final List<Mapping.Correction> known;
    private final Map<Mapping.Correction, Integer> counts = new LinkedHashMap<>();

    Corrections(List<Mapping.Correction> known) {
        this.known = known;
    }

    CsvTable applied(CsvTable table) {
        return new CsvTable(table.file(), table.rows().stream().map(this::applied).toList());
    }

    /// One sentence per correction that was applied.
    List<String> report() {
        return counts.entrySet().stream()
                .map(entry ->
                        "Corrected in %,d rows of %s: %s %s → %s"
                                .formatted(
                                        entry.getValue(),
                                        entry.getKey().file(),
                                        entry.getKey().column(),
                                        entry.getKey().from(),
                                        entry.getKey().to()))
                .toList();
    }

    private CsvTable.Row applied(CsvTable.Row row) {
        var values = new LinkedHashMap<>(row.values());
        for (var correction : known) {
            if (correction.file().equals(row.file())
                    && correction.from().equals(values.get(correction.column()))) {
                values.put(correction.column(), correction.to());
                counts.merge(correction, 1, Integer::sum);
            }
        }
        return new CsvTable.Row(row.file(), row.line(), values);
    }
}
