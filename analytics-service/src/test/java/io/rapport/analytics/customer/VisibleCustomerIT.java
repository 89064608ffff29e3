package io.rapport.analytics.customer;

import static io.rapport.test.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.analytics.TestEvents;
import io.rapport.analytics.TestLog;
import io.rapport.analytics.TestReader;
import io.rapport.contracts.customer.ContactPersonal;
import io.rapport.test.Api;
import io.rapport.test.StoreCommands;
import io.rapport.test.TestPlatform;
import io.rapport.test.TestTokens;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/// Of one customer everybody sees what they would see of its records at home, and nobody learns
/// more of the rest than that there is some.
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.application.name=analytics-visible-it",
            "rapport.operations.service=analytics"
        })
@TestPlatform
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VisibleCustomerIT {

    private static final String TENANT = "visible-it";
    private static final String ACME = "cus_vacme";
    private static final String BOS = "cus_bos";
    private static final String VIEW = "/api/v1/views/customers/" + ACME;
    private static final ContactPersonal EVE = new ContactPersonal("Eve", null, null, null);

    private static final ContactPersonal GONE = new ContactPersonal("Secret", null, null, null);

    private final TestLog log = new TestLog(TENANT, "visible-1");

    @LocalServerPort private int port;

    @BeforeAll
    void publish() {
        log.publish(ACME, day(1), TestEvents.organization(ACME, "Acme", "emp_anna"));
        log.publish(BOS, day(1), TestEvents.organization(BOS, "Bo's", "emp_bo"));
        log.publish("opp_mine", day(2), TestEvents.deal(ACME, "emp_anna", "100", "Lamps"));
        log.publish("opp_his", day(3), TestEvents.deal(ACME, "emp_bo", "777", "Secret"));
        log.publish("opp_given", day(4), TestEvents.deal(ACME, "emp_anna", "333", "Given"));
        log.publish("opp_given", day(20), TestEvents.handedOver(ACME, "emp_anna", "emp_bo"));
        for (var each = 1; each < 8; each++) {
            log.publish("opp_x" + each, day(10), TestEvents.deal(ACME, "emp_bo", "9", "Secret"));
        }
        log.publish("opp_hole", day(11), TestEvents.deal(ACME, "emp_bo", "8", "Secret"));
        log.skip("opp_hole");
        log.publish(
                "opp_hole", day(12), TestEvents.renamedOpportunity(ACME, "Secret", "Secret too"));
        log.publish("tic_free", day(5), TestEvents.ticket(ACME, null, "Free"));
        log.publish("tic_his", day(6), TestEvents.ticket(ACME, "emp_bo", "Secret"));
        log.publish("con_stays", day(5), TestEvents.contact(ACME, EVE));
        log.publish("con_gone", day(5), TestEvents.contact(ACME, GONE));
        log.publish("con_gone", day(7), TestEvents.moved(ACME, BOS, GONE));
        log.publish("int_visible", day(4), TestEvents.talk(ACME, "First talk", "Note"));
        log.publish("tou_visible", day(8), TestEvents.touch(ACME));
        log.flush();
        await("every published record is in the view")
                .pollInterval(Duration.ofMillis(200))
                .until(() -> visible() == log.published().size());
    }

    @AfterAll
    void close() {
        log.close();
    }

    @Test
    void aSellerSeesDealsAndTicketsOfTheOwnTeamAndThatThereAreOthers() {
        var whole = anna().get(VIEW).get("customer");

        assertThat(whole.toString()).doesNotContain("Secret", "Given", "777", "emp_bo");
        assertThat(ids(whole.at("/deals/latest"))).containsExactly("opp_mine");
        assertThat(whole.at("/deals/open/deals").asLong()).isEqualTo(1);
        assertThat(whole.at("/deals/open/amounts/0/amount").asString()).isEqualTo("100");
        assertThat(whole.at("/deals/hidden").asBoolean()).isTrue();
        assertThat(whole.at("/deals/completeness/complete").asBoolean()).isTrue();
        assertThat(ids(whole.at("/tickets/latest"))).containsExactly("tic_free");
        assertThat(whole.at("/tickets/total").asLong()).isEqualTo(1);
        assertThat(whole.at("/tickets/hidden").asBoolean()).isTrue();
        assertThat(whole.at("/contacts/items/0/name").asString()).isEqualTo("Eve");
        assertThat(whole.at("/contacts/hidden").asBoolean()).isFalse();
        assertThat(whole.at("/interactions/items/0/subject").asString()).isEqualTo("First talk");
        assertThat(whole.has("touches")).isFalse();
        assertThat(whole.at("/lastActivity/id").asString()).isEqualTo("tic_free");
    }

    @Test
    void whoSeesTheTenantIsHiddenNothing() {
        var whole = TestReader.of(port, TENANT, "administrator").get(VIEW).get("customer");

        assertThat(whole.at("/deals/open/deals").asLong()).isEqualTo(11);
        assertThat(whole.at("/deals/hidden").asBoolean()).isFalse();
        assertThat(whole.at("/deals/completeness/incomplete/0").asString()).isEqualTo("opp_hole");
        assertThat(whole.at("/tickets/total").asLong()).isEqualTo(2);
        assertThat(whole.at("/touches/total").asLong()).isEqualTo(1);
    }

    @Test
    void aPastMomentObeysThePresentOwnerAndTellsNothingOfWhatIsHidden() {
        var before = anna().get(VIEW + "?asOf=2026-01-06").get("customer");

        assertThat(before.toString()).doesNotContain("Secret", "Given", "333");
        assertThat(ids(before.at("/deals/latest"))).containsExactly("opp_mine");
        assertThat(before.at("/deals").has("hidden")).isFalse();
        assertThat(before.at("/contacts").has("hidden")).isFalse();
        assertThat(ids(before.at("/contacts/items"))).containsExactly("con_stays");
        var his = bo().get("/api/v1/views/customers/" + BOS).get("customer");
        assertThat(ids(his.at("/contacts/items"))).containsExactly("con_gone");
    }

    @Test
    void anAgentSeesNoDealAtAll() {
        var agent = TestReader.employee(port, TENANT, "emp_anna", "service-agent");

        var whole = agent.get(VIEW).get("customer");
        assertThat(whole.has("deals")).isFalse();
        assertThat(whole.toString()).doesNotContain("opp_", "EUR");
        var timeline = agent.get(VIEW + "/timeline");
        assertThat(timeline.toString()).doesNotContain("opp_", "EUR");
        assertThat(timeline.get("items").size()).isEqualTo(5);
    }

    /// Whoever calls is somebody's customer: the desk sees each with its people and talks, and of
    /// tickets those of its own teams.
    @Test
    void anAgentSeesTheCustomersOfEverybody() {
        var agent = TestReader.employee(port, TENANT, "emp_anna", "service-agent");

        var his = agent.get("/api/v1/views/customers/" + BOS).get("customer");
        assertThat(ids(his.at("/contacts/items"))).containsExactly("con_gone");
        assertThat(his.has("deals")).isFalse();
        var hers = agent.get(VIEW).get("customer");
        assertThat(ids(hers.at("/tickets/latest"))).containsExactly("tic_free");
        assertThat(hers.at("/tickets/hidden").asBoolean()).isTrue();
        assertThat(agent.status("/api/v1/views/customers/" + BOS + "/timeline")).isEqualTo(200);
        assertThat(anna().status("/api/v1/views/customers/" + BOS)).isEqualTo(404);
    }

    @Test
    void anAnalystSeesAllRecordsWithoutPersonalValues() {
        var analyst = TestReader.of(port, TENANT, "analyst");

        var whole = analyst.get(VIEW).get("customer");
        assertThat(whole.toString()).doesNotContain("Secret", "Eve", "First talk");
        assertThat(whole.at("/profile/name").asString()).isEqualTo("Acme");
        assertThat(whole.at("/deals/open/deals").asLong()).isEqualTo(11);
        var timeline = analyst.get(VIEW + "/timeline?limit=200");
        assertThat(timeline.toString()).doesNotContain("Secret", "Eve", "First talk", "Note");
        assertThat(timeline.toString()).contains("777", "Acme");
    }

    @Test
    void theTimelineOfASellerIsFullPagesOfWhatTheSellerSees() {
        var seen = new ArrayList<String>();
        var query = "?limit=1";
        while (true) {
            var page = anna().get(VIEW + "/timeline" + query);
            assertThat(page.toString()).doesNotContain("Secret", "777");
            page.get("items").forEach(item -> seen.add(item.get("id").asString()));
            if (!page.hasNonNull("nextCursor")) {
                break;
            }
            assertThat(page.get("items").size()).isEqualTo(1);
            var cursor = page.get("nextCursor").asString();
            var place = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            assertThat(place).contains(page.at("/items/0/aggregateId").asString());
            query = "?limit=1&cursor=" + cursor;
        }
        assertThat(seen)
                .containsExactly(
                        "tic_free.1.1",
                        "con_stays.1.1",
                        "int_visible.1.1",
                        "opp_mine.1.1",
                        ACME + ".1.1");
    }

    @Test
    void theTimelineIsAskedByKindAndCountsWhatTheCallerSees() {
        var all = anna().get(VIEW + "/timeline?total=true&limit=1");
        assertThat(all.get("items").size()).isEqualTo(1);
        assertThat(all.get("totals").toString())
                .isEqualTo(
                        """
                        {"entries":5,"complete":true,"byKind":{"contact":1,"customer":1,\
                        "interaction":1,"opportunity":1,"ticket":1}}\
                        """);

        var some = anna().get(VIEW + "/timeline?kind=opportunity&kind=ticket&total=true");
        assertThat(some.get("items").valueStream().map(item -> item.get("kind").asString()))
                .containsExactly("ticket", "opportunity");
        assertThat(some.at("/totals/entries").asInt()).isEqualTo(2);

        var agent = TestReader.employee(port, TENANT, "emp_anna", "service-agent");
        var none = agent.get(VIEW + "/timeline?kind=opportunity&total=true");
        assertThat(none.get("items").size()).isZero();
        assertThat(none.at("/totals/entries").asInt()).isZero();
        assertThat(anna().get(VIEW + "/timeline?kind=").get("items").size()).isEqualTo(5);
        assertThat(anna().get(VIEW + "/timeline").has("totals")).isFalse();
    }

    @Test
    void aHiddenCustomerCostsTheStoreWhatAnAbsentOneCosts() {
        for (var part : List.of("", "/timeline", "/owners", "/timeline?limit=1&asOf=2026-01-06")) {
            var hidden = asked(BOS, part);
            var absent = asked("cus_nob", part);
            assertThat(hidden).as(part).isNotEmpty().isEqualTo(absent);
        }
    }

    @Test
    void aGuessedPositionTellsNothingOfAHiddenRecord() {
        var seller = "emp_anna";

        var costs = new HashSet<Set<String>>();
        for (var guessed : List.of("opp_his~1~1", "opp_his~1~2", "opp_nob~1~1", "tic_his~1~1")) {
            var position = guessed.split("~", -1);
            costs.add(
                    StoreCommands.during(
                                    () -> assertThat(isStale(seller, guessed)).as(guessed).isTrue())
                            .stream()
                            .filter(command -> command.contains("\"facts_"))
                            .map(command -> command.replaceAll(position[0] + "[.0-9]*", "<id>"))
                            .collect(Collectors.toSet()));
        }
        assertThat(costs).hasSize(1);
        assertThat(isStale("test", "opp_mine~1~1")).as("of one's own").isFalse();
        assertThat(isStale("test", "opp_his~1~1")).as("of one's own, given away").isFalse();
    }

    /// All events are made by an actor named `test`.
    private boolean isStale(String employee, String token) {
        var bearer =
                TestTokens.of("tester").tenant(TENANT).employee(employee).roles("seller").signed();
        var answer = Api.with(port, bearer).get("/api/v1/funnel", "Rapport-Token", token);
        assertThat(answer.status()).isEqualTo(200);
        return answer.header("Rapport-Stale").equals("true");
    }

    @Test
    void importsAreCountedForWhoSeesTheTenant() {
        assertThat(anna().status("/api/v1/views/imports/visible-1")).isEqualTo(403);
        assertThat(visible()).isEqualTo(log.published().size());
    }

    /// The commands to the store, without what differs by the id alone.
    private List<String> asked(String customer, String part) {
        return StoreCommands.during(() ->
                        assertThat(anna().status("/api/v1/views/customers/" + customer + part))
                                .isEqualTo(404))
                .stream()
                // How far the view has come is remembered for a moment, whoever asks.
                .filter(command -> command.contains("\"facts_"))
                .map(command -> command.replace(customer, "<id>"))
                .toList();
    }

    private static List<String> ids(JsonNode items) {
        return items.valueStream().map(item -> item.get("id").asString()).toList();
    }

    private TestReader anna() {
        return TestReader.employee(port, TENANT, "emp_anna", "seller");
    }

    private TestReader bo() {
        return TestReader.employee(port, TENANT, "emp_bo", "seller");
    }

    private long visible() {
        return TestReader.of(port, TENANT, "administrator")
                .get("/api/v1/views/imports/visible-1")
                .get("visible")
                .asLong();
    }

    private static Instant day(int day) {
        return LocalDate.of(2026, 1, day).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
