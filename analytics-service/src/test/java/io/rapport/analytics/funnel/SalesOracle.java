package io.rapport.analytics.funnel;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/// What the funnel must say of the published sales data as of a day: plain loops over the rows,
/// sharing no code with the product.
final class SalesOracle {

    static final LocalDate OBSERVED = LocalDate.of(2017, 12, 31);

    private final SalesRows rows;

    SalesOracle(SalesRows rows) {
        this.rows = rows;
    }

    Tally asOf(LocalDate day) {
        return by(day, _ -> "all").getOrDefault("all", new Tally());
    }

    Map<String, Tally> by(LocalDate day, Function<SalesRows.Row, String> key) {
        var tallies = new TreeMap<String, Tally>();
        for (var row : rows.deals()) {
            var begin = row.engaged() == null ? OBSERVED : row.engaged();
            if (begin.isAfter(day)) {
                continue;
            }
            var tally = tallies.computeIfAbsent(key.apply(row), _ -> new Tally());
            var closed = row.closed() != null && !row.closed().isAfter(day);
            if (!closed) {
                if (row.engaged() == null) {
                    tally.prospecting++;
                } else {
                    tally.engaging++;
                    tally.age += ChronoUnit.DAYS.between(begin, day);
                }
            } else if (row.stage().equals("Won")) {
                tally.won++;
                tally.wonValue = tally.wonValue.add(row.value());
                tally.daysToWin += ChronoUnit.DAYS.between(begin, row.closed());
            } else {
                tally.lost++;
            }
        }
        return tallies;
    }

    static final class Tally {
        long prospecting;
        long engaging;
        long won;
        long lost;
        long daysToWin;
        long age;
        BigDecimal wonValue = BigDecimal.ZERO;
    }
}
