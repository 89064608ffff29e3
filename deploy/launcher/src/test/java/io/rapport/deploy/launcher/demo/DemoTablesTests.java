package io.rapport.deploy.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
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
