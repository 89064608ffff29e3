package io.rapport.analytics.funnel;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rapport.analytics.history.AsOf;
import io.rapport.contracts.Money;
import io.rapport.platform.scope.AccessScope;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/// The published sales data: the figures that others computed, and an own oracle for every day.
@EnabledIf("present")
class SalesFunnelTests {

    private static final StageKey ENGAGING = new StageKey(SalesOpportunities.PIPELINE, "engaging");

    private static final LocalDate FIRST = LocalDate.of(2016, 10, 1);
    private static final LocalDate LAST = LocalDate.of(2018, 1, 31);

    private static final AccessScope EVERYTHING = new AccessScope.WholeTenant("default");

    private static SalesRows rows;
    private static List<Opportunity> deals;
    private static References references;

    static boolean present() {
        return SalesRows.present();
    }

    @BeforeAll
    static void read() {
        rows = SalesRows.read();
        deals = SalesOpportunities.of(rows);
        references = SalesOpportunities.references(rows);
    }

    @Test
    void saysWhatWasPublishedAtTheEnd() {
        var funnel = funnel(LAST, Dimension.STAGE);

        var total = FiguresAnswer.of(funnel.total(), LAST.toEpochDay(), references.pipelines());
        assertThat(total.won().deals()).isEqualTo(4238);
        assertThat(total.won().amounts()).containsExactly(Money.of("10005534", "USD"));
        assertThat(total.lost().deals()).isEqualTo(2473);
        assertThat(total.winRate()).isEqualTo(0.631501);
        assertThat(Objects.requireNonNull(total.daysToWin()).mean()).isEqualTo(51.782);
        assertThat(total.daysToWin().median()).isEqualTo(57.0);
        assertThat(Objects.requireNonNull(total.daysToLose()).mean()).isEqualTo(41.4792);
        assertThat(total.daysToLose().median()).isEqualTo(14.0);
        assertThat(counts(funnel))
                .containsExactly(
                        Map.entry("prospecting", 500L),
                        Map.entry("engaging", 1589L),
                        Map.entry("(won)", 4238L),
                        Map.entry("(lost)", 2473L));
        assertThat(funnel.incompleteOpportunities()).isZero();
    }

    @Test
    void saysTheSameAsTheOracleForEveryDay() {
        var oracle = new SalesOracle(rows);
        for (var day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
            var expected = oracle.asOf(day);
            var funnel = funnel(day, Dimension.STAGE);

            var total = funnel.total();
            var parts = counts(funnel);
            assertThat(total.won().deals()).as("won as of %s", day).isEqualTo(expected.won);
            assertThat(total.lost().deals()).as("lost as of %s", day).isEqualTo(expected.lost);
            assertThat(parts.getOrDefault("engaging", 0L)).isEqualTo(expected.engaging);
            assertThat(parts.getOrDefault("prospecting", 0L)).isEqualTo(expected.prospecting);
            assertThat(won(total))
                    .as("value as of %s", day)
                    .isEqualByComparingTo(expected.wonValue);
            var days = total.daysToWin().summary();
            assertThat(days == null ? 0 : days.mean())
                    .isCloseTo(mean(expected.daysToWin, expected.won), within(0.00005));
        }
    }

    @Test
    void saysTheSameAsTheOraclePerCut() {
        Map<Dimension, Function<SalesRows.Row, String>> keys =
                Map.of(
                        Dimension.OWNER, SalesRows.Row::agent,
                        Dimension.PRODUCT, SalesRows.Row::product,
                        Dimension.TEAM, row -> seller(row).manager(),
                        Dimension.OWNER_REGION, row -> seller(row).office(),
                        Dimension.INDUSTRY, SalesFunnelTests::sector);
        for (var day : List.of(LocalDate.of(2017, 3, 15), LocalDate.of(2017, 9, 30), LAST)) {
            keys.forEach((dimension, key) -> comparePerCut(day, dimension, key));
        }
    }

    @Test
    void theSeriesOfDaysIsTheAnswersOfItsDays() {
        var fold = new DailyFold(query(LAST), references, FIRST, LAST);
        deals.forEach(fold::add);

        var oracle = new SalesOracle(rows);
        var day = FIRST;
        for (var places : fold.result()) {
            var expected = oracle.asOf(day);
            assertThat(count(places, "(won)")).as("won as of %s", day).isEqualTo(expected.won);
            assertThat(count(places, "(lost)")).isEqualTo(expected.lost);
            assertThat(count(places, "engaging")).isEqualTo(expected.engaging);
            assertThat(count(places, "prospecting")).isEqualTo(expected.prospecting);
            day = day.plusDays(1);
        }
        assertThat(day).isEqualTo(LAST.plusDays(1));
    }

    @Test
    void convertsWithinThePeriodOnly() {
        var quarter =
                new FunnelQuery(
                        List.of(),
                        Map.of(),
                        LocalDate.of(2017, 4, 1),
                        LocalDate.of(2017, 6, 30),
                        AsOf.endOf(LAST, UTC),
                        UTC,
                        PeriodUnit.MONTH,
                        EVERYTHING);

        var total = FunnelFold.fold(deals, quarter, references).total();

        var entered =
                rows.deals().stream()
                        .filter(row -> row.engaged() != null && in2017Q2(row.engaged()))
                        .toList();
        assertThat(total.flow(ENGAGING).entered()).isEqualTo(entered.size());
        assertThat(total.flow(ENGAGING).passed())
                .isEqualTo(entered.stream().filter(row -> row.stage().equals("Won")).count());
        assertThat(total.won().deals()).isEqualTo(1254);
    }

    private static boolean in2017Q2(LocalDate day) {
        return day.getYear() == 2017 && day.getMonthValue() >= 4 && day.getMonthValue() <= 6;
    }

    private static void comparePerCut(
            LocalDate day, Dimension dimension, Function<SalesRows.Row, String> key) {
        var expected = new SalesOracle(rows).by(day, key);
        var funnel = funnel(day, dimension);

        assertThat(funnel.rows())
                .as("%s as of %s", dimension, day)
                .hasSameSizeAs(expected.keySet());
        for (var row : funnel.rows()) {
            var tally = Objects.requireNonNull(expected.get(row.key().values().getFirst()));
            assertThat(row.figures().won().deals()).isEqualTo(tally.won);
            assertThat(row.figures().lost().deals()).isEqualTo(tally.lost);
            assertThat(row.figures().open().deals()).isEqualTo(tally.engaging + tally.prospecting);
            assertThat(won(row.figures())).isEqualByComparingTo(tally.wonValue);
        }
    }

    private static Funnel funnel(LocalDate day, Dimension... by) {
        return FunnelFold.fold(deals, query(day, by), references);
    }

    private static FunnelQuery query(LocalDate day, Dimension... by) {
        return new FunnelQuery(
                List.of(by),
                Map.of(),
                null,
                null,
                AsOf.endOf(day, UTC),
                UTC,
                PeriodUnit.MONTH,
                EVERYTHING);
    }

    private static Map<String, Long> counts(Funnel funnel) {
        return funnel.rows().stream()
                .filter(row -> row.figures().deals() > 0)
                .collect(
                        Collectors.toMap(
                                row -> row.key().values().getFirst(),
                                row -> row.figures().deals(),
                                Long::sum,
                                java.util.LinkedHashMap::new));
    }

    private static long count(Map<StageKey, Amounts> places, String place) {
        var amounts = places.get(new StageKey(SalesOpportunities.PIPELINE, place));
        return amounts == null ? 0 : amounts.deals();
    }

    private static BigDecimal won(Figures figures) {
        return figures.won().totals().stream()
                .map(Money::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static double mean(long sum, long count) {
        return count == 0 ? 0 : (double) sum / count;
    }

    private static SalesRows.Seller seller(SalesRows.Row row) {
        return Objects.requireNonNull(rows.sellers().get(row.agent()));
    }

    private static String sector(SalesRows.Row row) {
        return row.account() == null
                ? Dimension.NONE
                : Objects.requireNonNull(rows.sectorOfAccount().get(row.account()));
    }
}
