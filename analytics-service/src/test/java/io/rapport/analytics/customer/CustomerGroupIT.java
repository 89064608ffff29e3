package io.rapport.analytics.customer;

import static io.rapport.test.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.analytics.TestEvents;
import io.rapport.analytics.TestLog;
import io.rapport.analytics.TestReader;
import io.rapport.test.StoreCommands;
import io.rapport.test.TestPlatform;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/// A group of companies from the topics to its sums, now and as of the past, for who sees all of it
/// and for who does not.
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.application.name=analytics-group-it",
            "rapport.operations.service=analytics"
        })
@TestPlatform
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CustomerGroupIT {

    private static final String TENANT = "group-it";
    private static final String TOP = "cus_top";
    private static final String NORTH = "cus_north";
    private static final String EAST = "cus_east";
    private static final String SOUTH = "cus_south";
    private static final String BELOW_EAST = "cus_harbour";

    private final TestLog log = new TestLog(TENANT, "group-1");

    @LocalServerPort private int port;

    /// South joins on the tenth and leaves on the twentieth; East is Bo's.
    @BeforeAll
    void publish() {
        register(TOP, "Top", "emp_anna");
        register(NORTH, "North", "emp_anna");
        register(SOUTH, "South", "emp_anna");
        register(EAST, "Secret East", "emp_bo");
        register(BELOW_EAST, "Harbour", "emp_anna");
        log.publish(NORTH, day(2), TestEvents.below(NORTH, "North", "emp_anna", TOP));
        log.publish(EAST, day(2), TestEvents.below(EAST, "Secret East", "emp_bo", NORTH));
        log.publish(BELOW_EAST, day(2), TestEvents.below(BELOW_EAST, "Harbour", "emp_anna", EAST));
        log.publish(SOUTH, day(10), TestEvents.below(SOUTH, "South", "emp_anna", TOP));
        log.publish(SOUTH, day(20), TestEvents.below(SOUTH, "South", "emp_anna", null));
        log.publish("opp_gtop", day(3), TestEvents.deal(TOP, "emp_anna", "100", "Lamps"));
        log.publish("opp_gnorth", day(4), TestEvents.deal(NORTH, "emp_anna", "20", "Lamps"));
        log.publish("opp_ghis", day(4), TestEvents.deal(NORTH, "emp_bo", "777", "Secret"));
        log.publish("opp_geast", day(5), TestEvents.deal(EAST, "emp_bo", "3", "Lamps"));
        log.publish("opp_gsouth", day(5), TestEvents.deal(SOUTH, "emp_anna", "4000", "Lamps"));
        log.publish("tic_geast", day(6), TestEvents.ticket(EAST, null, "Broken"));
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
    void aGroupIsAddedUpFromWhicheverOfItsCustomersItIsAsked() {
        for (var id : List.of(TOP, NORTH, EAST, BELOW_EAST)) {
            var group = administrator().get(of(id)).get("group");
            assertThat(names(group)).containsExactly("Top", "North", "Secret East", "Harbour");
            assertThat(depths(group)).containsExactly(0, 1, 2, 3);
            assertThat(open(group, 0, "withAllBelow")).isEqualTo("4 deals, 900");
            assertThat(open(group, 0, "own")).isEqualTo("1 deals, 100");
            assertThat(open(group, 1, "withAllBelow")).isEqualTo("3 deals, 800");
            assertThat(open(group, 2, "withAllBelow")).isEqualTo("1 deals, 3");
            assertThat(group.at("/members/0/withAllBelow/tickets/open").asInt()).isEqualTo(1);
            assertThat(group.at("/members/0/withAllBelow/customers").asInt()).isEqualTo(4);
            assertThat(group.get("hidden").asBoolean()).isFalse();
            assertThat(group.at("/members/2/lastActivity/id").asString()).isEqualTo("tic_geast");
        }
    }

    @Test
    void itIsToldAsOfAnyDay() {
        assertThat(names(administrator().get(of(SOUTH)).get("group"))).containsExactly("South");

        var then = administrator().get(of(SOUTH) + "?asOf=2026-01-15").get("group");
        assertThat(names(then)).containsExactly("Top", "North", "Secret East", "Harbour", "South");
        assertThat(open(then, 0, "withAllBelow")).isEqualTo("5 deals, 4900");
        assertThat(then.has("hidden")).isFalse();

        var early = administrator().get(of(TOP) + "?asOf=2026-01-03").get("group");
        assertThat(names(early)).containsExactly("Top", "North", "Secret East", "Harbour");
        assertThat(open(early, 0, "withAllBelow")).isEqualTo("1 deals, 100");
        assertThat(administrator().status(of(TOP) + "?asOf=2025-12-31")).isEqualTo(404);
    }

    /// Harbour is Anna's, but that it belongs here is known by a customer that she does not see.
    @Test
    void whatStandsBeyondAHiddenCustomerIsNotTold() {
        var group = anna().get(of(NORTH)).get("group");
        assertThat(group.toString()).doesNotContain("Secret", EAST, "Harbour", "777");
        assertThat(names(group)).containsExactly("Top", "North");
        assertThat(open(group, 0, "withAllBelow")).isEqualTo("2 deals, 120");
        assertThat(group.get("hidden").asBoolean()).isTrue();
        assertThat(group.at("/members/0/hidden").asBoolean()).isFalse();
        assertThat(group.at("/members/1/hidden").asBoolean()).isTrue();

        var below = anna().get(of(BELOW_EAST)).get("group");
        assertThat(names(below)).containsExactly("Harbour");
        assertThat(below.get("hidden").asBoolean()).isTrue();
        assertThat(anna().get(of(NORTH) + "?asOf=2026-01-15").toString())
                .doesNotContain("Secret", EAST, "Harbour", "hidden");
    }

    @Test
    void whoSeesNoDealsIsToldNoSumOfThem() {
        var agent = TestReader.employee(port, TENANT, "emp_anna", "service-agent");

        var group = agent.get(of(TOP)).get("group");
        assertThat(names(group)).containsExactly("Top", "North", "Secret East", "Harbour");
        assertThat(group.toString()).doesNotContain("deals", "EUR");
        assertThat(group.get("hidden").asBoolean()).isFalse();
        assertThat(group.at("/members/0/withAllBelow/tickets/total").asInt()).isEqualTo(1);
    }

    @Test
    void aHiddenCustomerCostsTheStoreWhatAnAbsentOneCosts() {
        assertThat(asked(EAST)).isNotEmpty().isEqualTo(asked("cus_nob"));
        assertThat(TestReader.of(port, "another", "analyst").status(of(TOP))).isEqualTo(404);
    }

    private List<String> asked(String customer) {
        return StoreCommands.during(() -> assertThat(anna().status(of(customer))).isEqualTo(404))
                .stream()
                .filter(command -> command.contains("\"facts_"))
                .map(command -> command.replace(customer, "<id>"))
                .toList();
    }

    private void register(String id, String name, String owner) {
        log.publish(id, day(1), TestEvents.organization(id, name, owner));
    }

    private static String open(JsonNode group, int member, String part) {
        var open = group.at("/members/%d/%s/deals/open".formatted(member, part));
        return "%d deals, %s"
                .formatted(open.get("deals").asLong(), open.at("/amounts/0/amount").asString());
    }

    private static List<String> names(JsonNode group) {
        return group.get("members").valueStream().map(each -> each.get("name").asString()).toList();
    }

    private static List<Integer> depths(JsonNode group) {
        return group.get("members").valueStream().map(each -> each.get("depth").asInt()).toList();
    }

    private static String of(String customer) {
        return "/api/v1/views/customers/" + customer + "/group";
    }

    private TestReader anna() {
        return TestReader.employee(port, TENANT, "emp_anna", "seller");
    }

    private TestReader administrator() {
        return TestReader.of(port, TENANT, "administrator");
    }

    private long visible() {
        return administrator().get("/api/v1/views/imports/group-1").get("visible").asLong();
    }

    private static Instant day(int day) {
        return LocalDate.of(2026, 1, day).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
