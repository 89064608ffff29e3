package io.rapport.analytics.funnel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The published sales data, as they stand in their files. Tests that need them are skipped where
/// the folder is missing.
record SalesRows(
        List<Row> deals, Map<String, String> sectorOfAccount, Map<String, Seller> sellers) {

    static final Path FOLDER =
            Path.of(System.getProperty("rapport.root", ".."))
                    .resolve("../shared/data/crm_sales_opportunities")
                    .normalize();

    static boolean present() {
        return Files.isDirectory(FOLDER);
    }

    static SalesRows read() {
        var sectors = new HashMap<String, String>();
        lines("accounts.csv").forEach(cells -> sectors.put(cells[0], cells[1]));
        var sellers = new HashMap<String, Seller>();
        lines("sales_teams.csv")
                .forEach(cells -> sellers.put(cells[0], new Seller(cells[1], cells[2])));
        var deals = lines("sales_pipeline.csv").stream().map(SalesRows::row).toList();
        return new SalesRows(deals, sectors, sellers);
    }

    private static Row row(String[] cells) {
        return new Row(
                cells[0],
                cells[1],
                cells[2],
                cells[3].isEmpty() ? null : cells[3],
                cells[4],
                cells[5].isEmpty() ? null : LocalDate.parse(cells[5]),
                cells[6].isEmpty() ? null : LocalDate.parse(cells[6]),
                cells[7].isEmpty() ? null : new BigDecimal(cells[7]));
    }

    private static List<String[]> lines(String file) {
        try {
            return Files.readAllLines(FOLDER.resolve(file)).stream()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    record Row(
            String id,
            String agent,
            String product,
            @Nullable String account,
            String stage,
            @Nullable LocalDate engaged,
            @Nullable LocalDate closed,
            @Nullable BigDecimal value) {}

    record Seller(String manager, String office) {}
}
