package io.rapport.analytics.funnel;

import static io.rapport.test.Patience.await;
import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.analytics.TestLog;
import io.rapport.analytics.TestReader;
import io.rapport.analytics.history.AsOf;
import io.rapport.analytics.intake.Views;
import io.rapport.platform.projection.Generations;
import io.rapport.platform.scope.AccessScope;
import io.rapport.test.TestPlatform;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/// The published sales data through the broker and the whole service: every day of it equals the
/// oracle, also after everything came again and after the view was built anew.
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.application.name=analytics-sales-it",
            "rapport.operations.service=analytics"
        })
@TestPlatform
@EnabledIf("present")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SalesFunnelIT {

    private static final String TENANT = "sales-it";
    private static final LocalDate FIRST = LocalDate.of(2016, 10, 1);
    private static final LocalDate LAST = LocalDate.of(2018, 1, 31);

    private final TestLog log = new TestLog(TENANT, "import-1");
    private final SalesRows rows = SalesRows.read();

    private final OpportunityIndexes indexes;
    private final FunnelFacts facts;
    private final Generations generations;

    @LocalServerPort private int port;

    SalesFunnelIT(
            @Autowired OpportunityIndexes indexes,
            @Autowired FunnelFacts facts,
            @Autowired Generations generations) {
        this.indexes = indexes;
        this.facts = facts;
        this.generations = generations;
    }

    static boolean present() {
        return SalesRows.present();
    }

    @BeforeAll
    void publish() {
        new SalesImport(log, rows).publish();
        await("every published record is in the view")
                .pollInterval(Duration.ofMillis(200))
                .until(() -> visible() == log.published().size());
    }

    @AfterAll
    void close() {
        log.close();
    }

    @Test
    @Order(1)
    void saysWhatWasPublished() {
        var report = analyst().get("/api/v1/funnel?by=owner&asOf=2018-01-31");

        var total = report.get("total");
        assertThat(total.at("/won/deals").asLong()).isEqualTo(4238);
        assertThat(total.at("/won/amounts/0/amount").asString()).isEqualTo("10005534");
        assertThat(total.at("/lost/deals").asLong()).isEqualTo(2473);
        assertThat(total.get("winRate").asDouble()).isEqualTo(0.631501);
        assertThat(total.at("/daysToWin/mean").asDouble()).isEqualTo(51.782);
        assertThat(
                        part(report, "owner", SalesImport.employee("Darcel Schlecht"))
                                .at("/figures/won/deals")
                                .asLong())
                .isEqualTo(349);
        assertThat(report.at("/names/" + SalesImport.employee("Darcel Schlecht")).asString())
                .isEqualTo("Darcel Schlecht");
        assertThat(report.get("definitions").size()).isEqualTo(Definition.FUNNEL.size());
    }

    @Test
    @Order(2)
    void equalsTheOracleOnEveryDay() {
        compareEveryDay();
    }

    @Test
    @Order(2)
    void theStoreGivesWhatMemoryGives() {
        var query =
                new FunnelQuery(
                        List.of(Dimension.INDUSTRY, Dimension.STAGE),
                        Map.of(),
                        null,
                        null,
                        AsOf.endOf(LocalDate.of(2017, 8, 15), UTC),
                        UTC,
                        PeriodUnit.MONTH,
                        new AccessScope.WholeTenant(TENANT));
        var generation = generations.current(Views.NAME);
        var references = facts.references(generation, TENANT).references();
        var fold = new FunnelFold(query, references);
        facts.deals(generation, TENANT, fold::add);

        FunnelAnswer kept = indexes.answer(TENANT, List.of(), desk -> desk.answer(query));

        assertThat(kept).isEqualTo(FunnelAnswer.of(query, fold.result(), references));
    }

    @Test
    @Order(3)
    void listsTheDealsBehindAFigure() {
        var path =
                "/api/v1/funnel/deals?figure=won&asOf=2018-01-31&limit=200&owner="
                        + SalesImport.employee("Darcel Schlecht");
        var seen = new ArrayList<String>();
        var page = analyst().get(path);
        while (true) {
            page.get("items").forEach(item -> seen.add(item.get("id").asString()));
            if (!page.hasNonNull("nextCursor")) {
                break;
            }
            page = analyst().get(path + "&cursor=" + page.get("nextCursor").asString());
        }
        assertThat(seen).hasSize(349).doesNotHaveDuplicates();
    }

    @Test
    @Order(4)
    void aWatermarkMakesAnAnswerRepeatable() {
        var watermark = awaitWatermark();
        var then = "/api/v1/funnel?by=industry&asOf=2017-09-30&knownAt=" + watermark;
        var before = analyst().get(then);
        assertThat(before.at("/reliance/complete").asBoolean()).isTrue();

        log.repeat(log.published().subList(0, 500));

        assertThat(analyst().get(then).get("parts")).isEqualTo(before.get("parts"));
        assertThat(before.at("/total/won/deals").asLong())
                .isEqualTo(new SalesOracle(rows).asOf(LocalDate.of(2017, 9, 30)).won);
        var beyond = analyst().get("/api/v1/funnel?knownAt=2100-01-01T00:00:00Z");
        assertThat(beyond.at("/reliance/complete").asBoolean()).isFalse();
    }

    @Test
    @Order(5)
    void staysTheSameWhenEventsComeAgainInAnyOrder() {
        var again = new ArrayList<>(log.published());
        Collections.shuffle(again, new Random(7));
        log.repeat(again.subList(0, 3_000));

        compareEveryDay();
        assertThat(visible()).isEqualTo(log.published().size());
    }

    @Test
    @Order(6)
    void staysTheSameAfterARebuild() {
        var operator = TestReader.of(port, TENANT, "operator");
        var started =
                operator.send("POST", "/api/v1/operations/analytics/views/views/generations", "");
        assertThat(started.status()).isEqualTo(202);
        var number = started.body().get("number").asInt();
        var path = "/api/v1/operations/analytics/views/views/generations/" + number;

        await("the new generation can be compared")
                .pollInterval(Duration.ofMillis(500))
                .until(() -> operator.status(path + "/differences") == 200);
        assertThat(operator.get(path + "/differences").get("equal").asBoolean()).isTrue();
        assertThat(operator.send("POST", path + "/switch", "").status()).isEqualTo(204);

        compareEveryDay();
        assertThat(operator.send("DELETE", path, "").status()).isEqualTo(409);
    }

    private void compareEveryDay() {
        var oracle = new SalesOracle(rows);
        var series = analyst().get("/api/v1/funnel/daily?from=" + FIRST + "&to=" + LAST);
        assertThat(series.get("days").size()).isEqualTo(488);
        for (var each : series.get("days")) {
            var day = LocalDate.parse(each.get("date").asString());
            var expected = oracle.asOf(day);
            assertThat(deals(each, "(won)")).as("won as of %s", day).isEqualTo(expected.won);
            assertThat(deals(each, "(lost)")).as("lost as of %s", day).isEqualTo(expected.lost);
            assertThat(deals(each, "engaging")).isEqualTo(expected.engaging);
            assertThat(deals(each, "prospecting")).isEqualTo(expected.prospecting);
            assertThat(new BigDecimal(each.at("/places/(won)/amounts/0/amount").asString("0")))
                    .isEqualByComparingTo(expected.wonValue);
        }
    }

    private static long deals(JsonNode day, String place) {
        return day.at("/places/" + place + "/deals").asLong(0);
    }

    private String awaitWatermark() {
        var found = new String[] {""};
        await("the watermark has reached all deals won")
                .pollInterval(Duration.ofMillis(300))
                .until(() -> {
                    var watermark = analyst().get("/api/v1/funnel").at("/reliance/watermark");
                    found[0] = watermark.asString("");
                    return !found[0].isEmpty()
                            && analyst()
                                            .get(
                                                    "/api/v1/funnel?asOf=2018-01-31&knownAt="
                                                            + found[0])
                                            .at("/total/won/deals")
                                            .asLong()
                                    == 4238;
                });
        return found[0];
    }

    private long visible() {
        return analyst().get("/api/v1/views/imports/import-1").get("visible").asLong();
    }

    private TestReader analyst() {
        return TestReader.of(port, TENANT, "analyst");
    }

    private static JsonNode part(JsonNode report, String cut, String value) {
        for (var part : report.get("parts")) {
            if (part.at("/key/" + cut).asString().equals(value)) {
                return part;
            }
        }
        throw new AssertionError("no part " + Objects.requireNonNull(value));
    }
}
