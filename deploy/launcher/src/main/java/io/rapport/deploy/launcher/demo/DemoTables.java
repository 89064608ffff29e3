package io.rapport.deploy.launcher.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/// Writes the made-up firm as tables, the same for the same day.
final class DemoTables {

    private static final long SEED = 20_261_122;
    private static final Duration HISTORY = Duration.ofDays(300);
    private static final Duration LATEST = Duration.ofHours(6);

    private DemoTables() {}

    /// @param now nothing happens in the tables within six hours before it, or after it
    static void write(Path folder, Instant now) {
        var chance = new Chance(SEED);
        var today = now.truncatedTo(ChronoUnit.DAYS).minus(LATEST);
        var customers = new Customers(chance, today.minus(HISTORY));
        var tables = new ArrayList<>(List.of(Firm.teams(), Firm.employees(), Firm.products()));
        tables.addAll(customers.tables());
        tables.add(new Sales(chance, today, customers.all()).table());
        tables.addAll(new Care(chance, today, customers.all()).tables());
        tables.forEach(table -> table.write(folder));
    }
}
