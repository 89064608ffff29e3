package io.rapport.suites;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The data set `crm_sales_opportunities`, read plainly, and what is true of it on any day.
///
/// An engaging deal is known from its engage date; an undated one from the day on which the file
/// was observed.
record SalesData(List<Opportunity> deals) {

    static final LocalDate OBSERVED = LocalDate.of(2017, 12, 31);

    /// One row of the pipeline file.
    record Opportunity(
            String id,
            String agent,
            String product,
            String account,
            String stage,
            @Nullable LocalDate engaged,
            @Nullable LocalDate closed,
            BigDecimal value) {

        LocalDate entered() {
            return engaged == null ? OBSERVED : engaged;
        }

        /// Where it stood at the end of a day; `null` before it was known.
        @Nullable String placeOn(LocalDate day) {
            if (entered().isAfter(day)) {
                return null;
            }
            if (closed != null && !closed.isAfter(day)) {
                return stage.equals("Won") ? "(won)" : "(lost)";
            }
            return stage.equals("Prospecting") ? "prospecting" : "engaging";
        }

        long daysToClose() {
            return closed == null ? 0 : ChronoUnit.DAYS.between(entered(), closed);
        }
    }

    static SalesData read(Path folder) {
        try {
            return new SalesData(
                    Files.readAllLines(folder.resolve("sales_pipeline.csv")).stream()
                            .skip(1)
                            .map(SalesData::deal)
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Opportunity deal(String line) {
        // The file quotes nothing and has no comma within a field.
        var cells = List.of(line.split(",", -1));
        return new Opportunity(
                cells.get(0),
                cells.get(1),
                cells.get(2).equals("GTXPro") ? "GTX Pro" : cells.get(2),
                cells.get(3),
                cells.get(4),
                date(cells.get(5)),
                date(cells.get(6)),
                cells.get(7).isEmpty() ? BigDecimal.ZERO : new BigDecimal(cells.get(7)));
    }

    private static @Nullable LocalDate date(String cell) {
        return cell.isEmpty() ? null : LocalDate.parse(cell);
    }

    /// How many deals stood where at the end of a day.
    Map<String, Long> placesOn(LocalDate day) {
        return deals.stream()
                .map(deal -> deal.placeOn(day))
                .filter(place -> place != null)
                .map(String::valueOf)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    /// What had been won by the end of a day.
    BigDecimal wonValueOn(LocalDate day) {
        return deals.stream()
                .filter(deal -> "(won)".equals(deal.placeOn(day)))
                .map(Opportunity::value)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    List<Opportunity> where(Predicate<Opportunity> filter) {
        return deals.stream().filter(filter).toList();
    }
}
