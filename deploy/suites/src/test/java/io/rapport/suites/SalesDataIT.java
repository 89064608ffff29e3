package io.rapport.suites;

import static io.rapport.test.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rapport.test.Patience;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

/// Real deals in, the right funnel out: the published data set imported through the gateway, and
/// every figure held against the published truth and against a plain computation over the file.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SalesDataIT {

    private static final LocalDate FIRST = LocalDate.of(2016, 10, 1);
    private static final LocalDate LAST = LocalDate.of(2018, 1, 31);

    /// Slow enough that the import still runs when the last of the processes is killed, also on a
    /// quick machine.
    private static final String ROWS_PER_SECOND = "120";

    private static final String VIEWS = "/api/v1/operations/analytics/views";
    private static final String TOTAL = "/api/v1/funnel?asOf=2018-01-31";

    private LocalPlatform platform = LocalPlatform.notStarted();
    private SalesData data = new SalesData(List.of());
    private JsonNode truth = LocalPlatform.json("{}");

    @BeforeAll
    void importTheDataSet() throws Exception {
        var folder = LocalPlatform.data("crm_sales_opportunities");
        Assumptions.assumeTrue(
                Files.isDirectory(folder), "the public data set is not beside the checkout");
        data = SalesData.read(folder);
        truth = LocalPlatform.json(Files.readString(folder.resolve("truth.json")));
        platform = LocalPlatform.up("sales-data");
        var imports = platform.begin("import", "--per-second", ROWS_PER_SECOND, folder.toString());
        for (var victim : List.of("analytics", "opportunity", "store", "kafka")) {
            awaitMoreOpportunities();
            assertThat(imports.process().isAlive())
                    .as("the import still runs when %s is killed", victim)
                    .isTrue();
            platform.process(victim).killHard();
            platform.up();
        }
        var printed = imports.end(Duration.ofMinutes(10));
        assertThat(printed)
                .contains("Every service was told that the import is finished.")
                .contains("All of it is visible.");
    }

    /// Waits until a few hundred deals more than now are visible.
    private void awaitMoreOpportunities() {
        var before = visibleOpportunities();
        await("300 more deals are visible")
                .pollInterval(Duration.ofMillis(500))
                .until(() -> visibleOpportunities() > before + 300);
    }

    private long visibleOpportunities() {
        var answer = platform.send("ivy", "GET", TOTAL, "");
        return answer.statusCode() == 200
                ? deals(LocalPlatform.json(answer.body()).path("total"))
                : 0;
    }

    @AfterAll
    void stop() {
        platform.close();
    }

    @Test
    @Order(1)
    void theWholeFunnelEqualsThePublishedTruth() {
        var total = platform.get("ivy", TOTAL).path("total");

        assertThat(total.path("won").path("deals").asLong()).isEqualTo(4238);
        assertThat(usd(total.path("won"))).isEqualByComparingTo("10005534");
        assertThat(total.path("lost").path("deals").asLong()).isEqualTo(2473);
        assertThat(total.path("open").path("deals").asLong()).isEqualTo(1589 + 500);
        assertThat(total.path("winRate").asDouble()).isCloseTo(0.631501, within(1e-6));
        assertThat(total.path("daysToWin").path("mean").asDouble()).isCloseTo(51.782, within(1e-3));
        assertThat(platform.get("ivy", TOTAL + "&by=stage").path("parts"))
                .anySatisfy(part -> assertStage(part, "engaging", 1589))
                .anySatisfy(part -> assertStage(part, "prospecting", 500));
    }

    @Test
    @Order(2)
    void everyAgentEqualsThePublishedTruth() {
        assertCut("owner", "by_agent");
    }

    @Test
    @Order(2)
    void everyProductEqualsThePublishedTruth() {
        assertCut("product", "by_product");
    }

    @Test
    @Order(2)
    void everyIndustryEqualsThePublishedTruth() {
        var blank = truth.path("blank");
        var withoutAccount =
                blank.path("Engaging").path("account").asLong()
                        + blank.path("Prospecting").path("account").asLong();

        var parts = assertCut("industry", "by_sector");

        var none = parts.getOrDefault("(none)", LocalPlatform.json("{}"));
        assertThat(none.path("open").path("deals").asLong()).isEqualTo(withoutAccount);
    }

    @Test
    @Order(2)
    void everyTeamAndOwnersRegionEqualsThePublishedTruth() {
        assertCut("owner.region", "by_office");
        assertCut("team", "by_manager");
    }

    /// Holds each part of a cut against the published figures of the same name.
    private Map<String, JsonNode> assertCut(String cut, String published) {
        var answer = platform.get("ivy", TOTAL + "&by=" + cut);
        var byName = new HashMap<String, JsonNode>();
        for (var part : answer.path("parts")) {
            var key = part.path("key").path(cut).asString();
            byName.put(
                    answer.path("names").path(key).asString(key).replaceFirst("^Team ", ""),
                    part.path("figures"));
        }
        for (var entry : truth.path(published).properties()) {
            // The import corrects the file's spelling, and says so.
            var name = entry.getKey().equals("technolgy") ? "technology" : entry.getKey();
            assertFigures(name, byName.get(name), entry.getValue());
        }
        return byName;
    }

    private static void assertFigures(String name, @Nullable JsonNode figures, JsonNode expected) {
        assertThat(figures).as(name).isNotNull();
        for (var figure : List.of("won", "lost", "open")) {
            assertThat(figures.path(figure).path("deals").asLong())
                    .as("%s of %s", figure, name)
                    .isEqualTo(expected.path(figure).asLong());
        }
        assertThat(usd(figures.path("won")))
                .as("won value of %s", name)
                .isEqualByComparingTo(expected.path("won_value").decimalValue());
    }

    @Test
    @Order(3)
    void everyDayEqualsAPlainComputationOverTheFile() {
        assertEveryDay();
    }

    @Test
    @Order(4)
    void aDayAskedForAloneEqualsTheSeries() {
        for (var day = FIRST; !day.isAfter(LAST); day = day.plusDays(61)) {
            var total = platform.get("ivy", "/api/v1/funnel?asOf=" + day).path("total");
            var expected = data.placesOn(day);
            assertThat(total.path("won").path("deals").asLong())
                    .as("won on %s", day)
                    .isEqualTo(expected.getOrDefault("(won)", 0L));
            assertThat(total.path("open").path("deals").asLong())
                    .isEqualTo(
                            expected.getOrDefault("engaging", 0L)
                                    + expected.getOrDefault("prospecting", 0L));
        }
    }

    @Test
    @Order(5)
    void aSubscriberWithoutRapportCodeRebuildsTheWonTotal() {
        var subscriber = new PlainSubscriber("127.0.0.1:" + platform.port("kafka"));

        var states = subscriber.statesOf("rapport.opportunity.events", "opp_", 8800);

        var won =
                states.values().stream()
                        .filter(state -> state.path("status").asString().equals("WON"))
                        .map(state ->
                                new BigDecimal(state.path("amount").path("amount").asString()))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(states).hasSize(8800);
        assertThat(won).isEqualByComparingTo("10005534");
    }

    @Test
    @Order(6)
    void oneCustomerIsSeenWhole() {
        var found = platform.get("ada", "/api/v1/customers?externalId=crm-sales:Hottechi");
        var id = found.path("items").path(0).path("id").asString();

        var view = platform.get("ada", "/api/v1/views/customers/" + id);

        var expected = data.where(deal -> deal.account().equals("Hottechi"));
        var won = expected.stream().filter(deal -> deal.stage().equals("Won")).count();
        assertThat(view.toString()).contains("Hottechi");
        assertThat(view.path("customer").path("deals").path("won").path("deals").asLong())
                .isEqualTo(won);
    }

    @Test
    @Order(7)
    void aRebuildByTheOperatorChangesNothingWhileTheOldViewServes() {
        var before = platform.get("ivy", TOTAL).path("total");
        for (var view : platform.get("otto", VIEWS)) {
            rebuild(VIEWS + "/" + view.path("name").asString() + "/generations");
        }

        assertThat(platform.get("ivy", TOTAL).path("total")).isEqualTo(before);
        assertEveryDay();
    }

    @Test
    @Order(8)
    void importingAgainChangesNothing() {
        var before = platform.get("ivy", TOTAL).path("total");

        var printed =
                platform.run(
                        Patience.WHOLE_PLATFORM,
                        "import",
                        LocalPlatform.data("crm_sales_opportunities").toString());

        assertThat(printed)
                .contains("Every service was told that the import is finished.")
                .contains("All of it is visible.");
        assertThat(platform.get("ivy", TOTAL).path("total")).isEqualTo(before);
        assertEveryDay();
    }

    private static long deals(JsonNode total) {
        return total.path("open").path("deals").asLong()
                + total.path("won").path("deals").asLong()
                + total.path("lost").path("deals").asLong();
    }

    /// Builds a generation beside the one in use, reads the old one all the while, and switches.
    private void rebuild(String generations) {
        var started = platform.send("otto", "POST", generations, "");
        assertThat(started.statusCode()).as(started.body()).isEqualTo(202);
        var generation =
                generations + "/" + LocalPlatform.json(started.body()).path("number").asInt();
        await("all deals are visible and both generations are equal")
                .pollInterval(Duration.ofMillis(500))
                .until(() -> {
                    assertThat(deals(platform.get("ivy", TOTAL).path("total"))).isEqualTo(8800);
                    var compared = platform.send("otto", "GET", generation + "/differences", "");
                    return compared.statusCode() == 200
                            && LocalPlatform.json(compared.body()).path("equal").asBoolean();
                });
        var switched = platform.send("otto", "POST", generation + "/switch", "");
        assertThat(switched.statusCode()).as(switched.body()).isEqualTo(204);
    }

    private void assertEveryDay() {
        var days = new TreeMap<LocalDate, JsonNode>();
        for (var from = FIRST; !from.isAfter(LAST); from = from.plusDays(180)) {
            var to = from.plusDays(179).isAfter(LAST) ? LAST : from.plusDays(179);
            var series =
                    platform.get("ivy", "/api/v1/funnel/daily?from=%s&to=%s".formatted(from, to));
            for (var day : series.path("days")) {
                days.put(LocalDate.parse(day.path("date").asString()), day);
            }
        }
        var wrong = new ArrayList<String>();
        for (var day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
            var answered = days.getOrDefault(day, LocalPlatform.json("{}"));
            if (!places(answered).equals(data.placesOn(day))
                    || usd(answered.path("places").path("(won)")).compareTo(data.wonValueOn(day))
                            != 0) {
                wrong.add(day + ": " + answered + " instead of " + data.placesOn(day));
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(days).hasSize(488);
    }

    private static Map<String, Long> places(JsonNode day) {
        var places = new HashMap<String, Long>();
        for (var place : day.path("places").properties()) {
            if (place.getValue().path("deals").asLong() != 0) {
                var stage = place.getKey().substring(place.getKey().lastIndexOf('/') + 1);
                places.put(stage, place.getValue().path("deals").asLong());
            }
        }
        return places;
    }

    private static void assertStage(JsonNode part, String stage, long open) {
        assertThat(part.path("key").path("stage").asString()).endsWith(stage);
        assertThat(part.path("figures").path("open").path("deals").asLong()).isEqualTo(open);
    }

    private static BigDecimal usd(JsonNode part) {
        var sum = BigDecimal.ZERO;
        for (var amount : part.path("amounts")) {
            assertThat(amount.path("currency").asString()).isEqualTo("USD");
            sum = sum.add(new BigDecimal(amount.path("amount").asString()));
        }
        return sum;
    }
}
