package io.rapport.deploy.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.tables.TableFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class DemoTablesTests {

    private static final Instant NOW = Instant.parse("2026-11-22T09:30:00Z");
    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z");
    private static final List<String> TABLES =
            List.of(
                    "customers",
                    "contacts",
                    "interactions",
                    "deals",
                    "tickets",
                    "campaigns",
                    "touches",
                    "responses");

    @TempDir Path folder;

    @Test
    void areTheSameForTheSameDay() throws IOException {
        DemoTables.write(folder.resolve("one"), NOW);
        DemoTables.write(folder.resolve("two"), NOW.plus(Duration.ofHours(3)));

        for (var table : TABLES) {
            assertThat(folder.resolve("one/" + table + ".csv"))
                    .hasSameTextualContentAs(folder.resolve("two/" + table + ".csv"));
        }
    }

    @Test
    void tellOfCustomersOfBothLanguagesAndOfNothingThatIsStillToCome() throws IOException {
        DemoTables.write(folder, NOW);

        assertThat(rows("customers"))
                .hasSize(240)
                .anyMatch(row -> row.contains("有限公司"))
                .anyMatch(row -> row.contains("Systems"));
        for (var table : TABLES) {
            assertThat(rows(table)).as(table).isNotEmpty();
            assertThat(moments(table)).as(table).allMatch(moment -> moment.isBefore(NOW));
        }
    }

    @Test
    void giveTheShownCustomerSomethingOfEverything() throws IOException {
        DemoTables.write(folder, NOW);

        for (var table : List.of("contacts", "interactions", "deals", "tickets", "touches")) {
            assertThat(rows(table)).as(table).anyMatch(row -> row.contains("," + Customers.SHOWN));
        }
    }

    @Test
    void expectMostOpenDealsToCloseSoonAndSomeToBeLate() throws IOException {
        DemoTables.write(folder, NOW);
        var today = NOW.toString().substring(0, 10);
        var expected =
                deals().stream()
                        .filter(has("won_at").or(has("lost_at")).negate())
                        .map(deal -> deal.get("expected_on"))
                        .toList();

        assertThat(expected).filteredOn(day -> day.compareTo(today) < 0).hasSizeGreaterThan(3);
        assertThat(expected)
                .filteredOn(day -> day.compareTo(today) >= 0)
                .hasSizeGreaterThan(expected.size() / 2);
    }

    @Test
    void leaveTheDeskWithWorkOfWhichSomeIsNobodys() throws IOException {
        DemoTables.write(folder, NOW);
        var waiting = records("tickets").stream().filter(has("resolved_at").negate()).toList();

        assertThat(waiting).hasSizeGreaterThan(15);
        assertThat(waiting).filteredOn(has("handler").negate()).hasSizeGreaterThan(4);
        assertThat(waiting).filteredOn(has("handler")).hasSizeGreaterThan(9);
    }

    @Test
    void haveDealsThatFewerAndFewerOfGoOn() throws IOException {
        DemoTables.write(folder, NOW);
        var deals = deals();
        var entered =
                Stream.of("qualification", "needs", "proposal", "negotiation")
                        .map(stage -> deals.stream().filter(has(stage + "_at")).count())
                        .toList();
        var won = deals.stream().filter(has("won_at")).count();

        assertThat(entered.getFirst()).isGreaterThan(200);
        for (var stage = 1; stage < entered.size(); stage++) {
            assertThat((double) entered.get(stage) / entered.get(stage - 1)).isBetween(0.4, 0.8);
        }
        assertThat((double) won / entered.getLast()).isBetween(0.3, 0.8);
        assertThat(deals.stream().filter(has("lost_at")).map(DemoTablesTests::stages).distinct())
                .containsExactlyInAnyOrder(1L, 2L, 3L, 4L);
        assertThat(deals.stream().filter(has("won_at"))).allMatch(deal -> stages(deal) == 4);
        assertThat(deals.stream().map(deal -> days(deal, "needs_at", "proposal_at")).distinct())
                .hasSizeGreaterThan(10);
        assertThat(deals.stream().filter(has("won_at").or(has("lost_at")).negate()).count())
                .isGreaterThan(30);
    }

    private static Predicate<Map<String, String>> has(String column) {
        return deal -> !deal.getOrDefault(column, "").isEmpty();
    }

    private static long stages(Map<String, String> deal) {
        return Stream.of("qualification_at", "needs_at", "proposal_at", "negotiation_at")
                .filter(column -> has(column).test(deal))
                .count();
    }

    private static long days(Map<String, String> deal, String from, String to) {
        return has(to).test(deal)
                ? ChronoUnit.DAYS.between(
                        Instant.parse(deal.getOrDefault(from, "")),
                        Instant.parse(deal.getOrDefault(to, "")))
                : -1;
    }

    private List<Map<String, String>> deals() throws IOException {
        return records("deals");
    }

    private List<Map<String, String>> records(String name) throws IOException {
        var file = name + ".csv";
        try (var bytes = Files.newInputStream(folder.resolve(file));
                var table = io.rapport.tables.Table.open(file, bytes, TableFormat.USUAL)) {
            var records = new ArrayList<Map<String, String>>();
            while (table.hasNext()) {
                var row = table.next();
                var record = new HashMap<String, String>();
                for (var at = 0; at < table.columns().size(); at++) {
                    record.put(table.columns().get(at), row.cells().get(at));
                }
                records.add(record);
            }
            return records;
        }
    }

    @Test
    void drawsTheFunnel() {
        var report =
                JsonMapper.shared()
                        .readTree(
                                """
                                {"total":{"open":{"deals":2,"amounts":[]},
                                  "won":{"deals":3,"amounts":[{"amount":"1200","currency":"USD"}]},
                                  "lost":{"deals":1,"amounts":[]},"winRate":0.75,
                                  "daysToWin":{"mean":12.5},
                                  "stages":[
                                   {"stage":"needs","entered":6,"passed":4,"conversion":0.6667},
                                   {"stage":"proposal","entered":3,"conversion":null}]},
                                 "names":{"needs":"Needs analysis"}}
                                """);

        assertThat(FunnelChart.of(report))
                .anyMatch(line -> line.contains("Needs analysis") && line.contains("67 % went on"))
                .anyMatch(line -> line.contains("proposal") && line.contains("– went on"))
                .anyMatch(line -> line.contains("won") && line.contains("1,200 USD"))
                .contains("  won of those closed: 75 %", "  mean days to win: 12.5");
    }

    private List<String> rows(String table) throws IOException {
        var lines = Files.readAllLines(folder.resolve(table + ".csv"));
        return lines.subList(1, lines.size());
    }

    private List<Instant> moments(String table) throws IOException {
        return INSTANT.matcher(String.join("\n", rows(table)))
                .results()
                .map(found -> Instant.parse(found.group()))
                .toList();
    }
}
