package io.rapport.suites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
        platform.run(Duration.ofMinutes(10), "import", folder.toString());
    }

    @AfterAll
    void stop() {
        if (!data.deals().isEmpty()) {
            platform.close();
        }
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
        var answer = platform.get("ivy", TOTAL + "&by=owner");
        var byName = new HashMap<String, JsonNode>();
        for (var part : answer.path("parts")) {
            var id = part.path("key").path("owner").asString();
            byName.put(answer.path("names").path(id).asString(), part.path("figures"));
        }

        for (var agent : truth.path("by_agent").properties()) {
            var figures = byName.getOrDefault(agent.getKey(), LocalPlatform.json("{}"));
            var expected = agent.getValue();
            assertThat(figures.path("won").path("deals").asLong())
                    .as(agent.getKey())
                    .isEqualTo(expected.path("won").asLong());
            assertThat(figures.path("lost").path("deals").asLong())
                    .isEqualTo(expected.path("lost").asLong());
            assertThat(figures.path("open").path("deals").asLong())
                    .isEqualTo(expected.path("open").asLong());
            assertThat(usd(figures.path("won")))
                    .isEqualByComparingTo(expected.path("won_value").decimalValue());
        }
        assertThat(byName).hasSize(truth.path("by_agent").size());
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
    void importingAgainAndDyingHardChangesNothing() {
        var before = platform.get("ivy", TOTAL).path("total");
        for (var victim : List.of("analytics", "opportunity", "store", "kafka")) {
            platform.killHard(victim);
        }
        platform.up();

        platform.run(
                Duration.ofMinutes(10),
                "import",
                LocalPlatform.data("crm_sales_opportunities").toString());

        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() ->
                        assertThat(platform.get("ivy", TOTAL).path("total")).isEqualTo(before));
        assertEveryDay();
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
