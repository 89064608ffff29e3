package io.rapport.analytics.customer;

import static io.rapport.test.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.analytics.TestLog;
import io.rapport.analytics.TestReader;
import io.rapport.contracts.Changed;
import io.rapport.contracts.Money;
import io.rapport.contracts.Personal;
import io.rapport.contracts.customer.ContactEvent;
import io.rapport.contracts.customer.ContactPersonal;
import io.rapport.contracts.customer.ContactState;
import io.rapport.contracts.customer.CustomerEvent;
import io.rapport.contracts.customer.CustomerKind;
import io.rapport.contracts.customer.CustomerLifecycle;
import io.rapport.contracts.customer.CustomerState;
import io.rapport.contracts.customer.InteractionChannel;
import io.rapport.contracts.customer.InteractionDirection;
import io.rapport.contracts.customer.InteractionEvent;
import io.rapport.contracts.customer.InteractionPersonal;
import io.rapport.contracts.customer.InteractionState;
import io.rapport.contracts.opportunity.OpportunityEvent;
import io.rapport.contracts.opportunity.OpportunityState;
import io.rapport.contracts.opportunity.OpportunityStatus;
import io.rapport.contracts.service.TicketChannel;
import io.rapport.contracts.service.TicketEvent;
import io.rapport.contracts.service.TicketPersonal;
import io.rapport.contracts.service.TicketPriority;
import io.rapport.contracts.service.TicketState;
import io.rapport.contracts.service.TicketStatus;
import io.rapport.contracts.service.TicketType;
import io.rapport.test.TestPlatform;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/// One customer from the topics to the whole view, now and as of the past.
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.application.name=analytics-customer-it",
            "rapport.operations.service=analytics"
        })
@TestPlatform
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WholeCustomerIT {

    private static final String TENANT = "whole-it";
    private static final String ACME = "cus_acme";
    private static final String VIEW = "/api/v1/views/customers/" + ACME;

    private final TestLog log = new TestLog(TENANT, "whole-1");

    @LocalServerPort private int port;

    @BeforeAll
    void publish() {
        log.publish(ACME, day(1), registered("emp_ada"));
        log.publish(ACME, day(10), ownerChanged("emp_ada", "emp_bo"));
        log.publish("con_1", day(2), contactAdded());
        log.publish("con_1", day(11), contactLeft());
        log.publish("con_1", day(12), contactMoved());
        log.publish("int_1", day(3), talk("First talk"));
        log.publish("opp_1", day(4), opened());
        log.publish("opp_1", day(20), won());
        log.publish("opp_2", day(5), opened());
        log.publish("opp_3", day(5), opened());
        log.publish("opp_3", day(19), voided());
        log.publish("tic_1", day(6), ticketOpened());
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
    void showsTheWholeCustomer() {
        var whole = reader().get(VIEW).get("customer");

        assertThat(whole.at("/profile/name").asString()).isEqualTo("Acme");
        assertThat(whole.at("/profile/ownerId").asString()).isEqualTo("emp_bo");
        assertThat(whole.at("/interactions/items/0/subject").asString()).isEqualTo("First talk");
        assertThat(whole.at("/deals/won/deals").asLong()).isEqualTo(1);
        assertThat(whole.at("/deals/won/amounts/0/amount").asString()).isEqualTo("1200");
        assertThat(whole.at("/deals/open/deals").asLong()).isEqualTo(1);
        assertThat(whole.at("/deals/open/unknownAmounts").asLong()).isEqualTo(1);
        assertThat(whole.at("/tickets/open").asLong()).isEqualTo(1);
        assertThat(whole.at("/tickets/latest/0/subject").asString()).isEqualTo("It broke");
        assertThat(whole.at("/lastActivity/id").asString()).isEqualTo("opp_1");
    }

    @Test
    void aContactThatMovedAwayIsNoLongerShownButWasThen() {
        assertThat(reader().get(VIEW).at("/customer/contacts/total").asLong()).isZero();
        var before = reader().get(VIEW + "?asOf=2026-01-11");
        assertThat(before.at("/customer/contacts/items/0/name").asString()).isEqualTo("Eve");
        assertThat(before.at("/customer/profile/ownerId").asString()).isEqualTo("emp_bo");
        assertThat(before.at("/customer/deals/won/deals").asLong()).isZero();
        var elsewhere = reader().get("/api/v1/views/customers/cus_other");
        assertThat(elsewhere.at("/customer/contacts/total").asLong()).isEqualTo(1);
        assertThat(elsewhere.at("/customer/contacts/items/0").has("left")).isFalse();
    }

    @Test
    void aVoidedDealIsInNoFigureOfAnyMoment() {
        for (var asOf : List.of("", "?asOf=2026-01-06", "?asOf=2026-01-24")) {
            var deals = reader().get(VIEW + asOf).at("/customer/deals");
            assertThat(deals.toString()).as(asOf).contains("opp_2").doesNotContain("opp_3");
        }
        assertThat(
                        reader().get(VIEW + "?asOf=2026-01-06")
                                .at("/customer/deals/open/deals")
                                .asLong())
                .isEqualTo(2);
    }

    @Test
    void aContactWhoLeftIsToldFromThenOn() {
        var before = reader().get(VIEW + "?asOf=2026-01-10").at("/customer/contacts/items/0");
        var after = reader().get(VIEW + "?asOf=2026-01-11").at("/customer/contacts/items/0");

        assertThat(before.at("/name").asString()).isEqualTo("Eve");
        assertThat(before.has("left")).isFalse();
        assertThat(after.at("/name").asString()).isEqualTo("Eve");
        assertThat(after.at("/left").asBoolean()).isTrue();
    }

    @Test
    void tellsWhoOwnedItWhen() {
        var owners = reader().get(VIEW + "/owners").get("owners");

        assertThat(owners.size()).isEqualTo(2);
        assertThat(owners.at("/0/ownerId").asString()).isEqualTo("emp_ada");
        assertThat(owners.at("/0/to").asString()).isEqualTo(owners.at("/1/from").asString());
        assertThat(owners.at("/1/ownerId").asString()).isEqualTo("emp_bo");
    }

    @Test
    void pagesTheTimelineNewestFirst() {
        var seen = new HashSet<String>();
        var last = Instant.MAX;
        var page = reader().get(VIEW + "/timeline?limit=2");
        while (true) {
            for (JsonNode item : page.get("items")) {
                assertThat(seen.add(item.get("id").asString())).isTrue();
                assertThat(item.at("/actor/id").asString()).isNotEmpty();
                assertThat(item.at("/actor/kind").asString()).isEqualTo("EMPLOYEE");
                var at = Instant.parse(item.get("at").asString());
                assertThat(at).isBeforeOrEqualTo(last);
                last = at;
            }
            if (!page.hasNonNull("nextCursor")) {
                break;
            }
            page =
                    reader().get(
                                    VIEW
                                            + "/timeline?limit=2&cursor="
                                            + page.get("nextCursor").asString());
        }
        assertThat(seen)
                .hasSize(11)
                .contains("opp_3.1.2", "con_1.1.2", "opp_1.1.2", "tic_1.1.1", ACME + ".1.2");
    }

    @Test
    void hidesWhatTheCallerMayNotSee() {
        var stranger = TestReader.employee(port, TENANT, "emp_cy", "seller");
        var owner = TestReader.employee(port, TENANT, "emp_bo", "seller");

        assertThat(stranger.status(VIEW)).isEqualTo(404);
        assertThat(stranger.status(VIEW + "/timeline")).isEqualTo(404);
        assertThat(stranger.status(VIEW + "/owners")).isEqualTo(404);
        assertThat(owner.status(VIEW)).isEqualTo(200);
        assertThat(TestReader.of(port, "another", "analyst").status(VIEW)).isEqualTo(404);
        assertThat(TestReader.of(port, TENANT, "operator").status(VIEW)).isEqualTo(403);
        assertThat(
                        TestReader.of(port, TENANT, "analyst")
                                .status("/api/v1/operations/analytics/views"))
                .isEqualTo(403);
    }

    @Test
    void refusesWhatItDoesNotUnderstand() {
        assertThat(reader().status(VIEW + "?asof=2026-01-01")).isEqualTo(400);
        assertThat(reader().status(VIEW + "?asOf=yesterday")).isEqualTo(400);
        assertThat(reader().status(VIEW + "/timeline?limit=201")).isEqualTo(400);
        assertThat(reader().status(VIEW + "/timeline?cursor=eHg")).isEqualTo(400);
        assertThat(reader().status(VIEW + "/timeline?kind=robot")).isEqualTo(400);
        assertThat(reader().status("/api/v1/funnel?by=stage,stage")).isEqualTo(400);
        assertThat(reader().status("/api/v1/funnel?by=colour")).isEqualTo(400);
        assertThat(reader().status("/api/v1/funnel?knownAt=2026-01-01")).isEqualTo(400);
        assertThat(reader().status("/api/v1/funnel/deals?figure=entered")).isEqualTo(400);
        assertThat(reader().status("/api/v1/funnel/daily?from=2000-01-01&to=2026-01-01"))
                .isEqualTo(400);
        assertThat(reader().status("/api/v1/views/customers/cus_nobody")).isEqualTo(404);
    }

    private TestReader reader() {
        return TestReader.of(port, TENANT, "administrator");
    }

    private long visible() {
        return reader().get("/api/v1/views/imports/whole-1").get("visible").asLong();
    }

    private static Instant day(int day) {
        return LocalDate.of(2026, 1, day).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static CustomerState state(@Nullable String owner) {
        return new CustomerState(
                CustomerKind.ORGANIZATION,
                "Acme",
                "software",
                "North",
                null,
                owner,
                CustomerLifecycle.PROSPECT,
                List.of(),
                ACME);
    }

    private CustomerEvent registered(String owner) {
        log.publish(
                "cus_other",
                day(1),
                new CustomerEvent.CustomerRegistered(
                        new CustomerEvent.CustomerRegistered.Change(), state(null), null));
        return new CustomerEvent.CustomerRegistered(
                new CustomerEvent.CustomerRegistered.Change(), state(owner), null);
    }

    private static CustomerEvent ownerChanged(String from, String to) {
        return new CustomerEvent.CustomerOwnerChanged(
                new CustomerEvent.CustomerOwnerChanged.Change(from, to), state(to), null);
    }

    private static ContactEvent contactAdded() {
        return new ContactEvent.ContactAdded(
                new ContactEvent.ContactAdded.Change(),
                new ContactState(ACME, null, null, List.of(), null),
                Personal.clear(null, new ContactPersonal("Eve", null, null, null)));
    }

    private static ContactEvent contactLeft() {
        return new ContactEvent.ContactLeft(
                new ContactEvent.ContactLeft.Change(ACME),
                new ContactState(ACME, null, null, List.of(), true),
                Personal.clear(null, new ContactPersonal("Eve", null, null, null)));
    }

    private static ContactEvent contactMoved() {
        return new ContactEvent.ContactMoved(
                new ContactEvent.ContactMoved.Change(ACME, "cus_other"),
                new ContactState("cus_other", null, null, List.of(), null),
                Personal.clear(null, new ContactPersonal("Eve", null, null, null)));
    }

    private static InteractionEvent talk(String subject) {
        return new InteractionEvent.InteractionRecorded(
                new InteractionEvent.InteractionRecorded.Change(),
                new InteractionState(
                        ACME,
                        null,
                        null,
                        InteractionChannel.CALL,
                        InteractionDirection.OUTBOUND,
                        List.of()),
                Personal.clear(null, new InteractionPersonal(subject, null)));
    }

    private static OpportunityEvent opened() {
        return new OpportunityEvent.OpportunityOpened(
                new OpportunityEvent.OpportunityOpened.Change("pip_1", 1, "s1"),
                deal(OpportunityStatus.OPEN, null, null),
                null);
    }

    private static OpportunityEvent voided() {
        return new OpportunityEvent.OpportunityVoided(
                new OpportunityEvent.OpportunityVoided.Change(OpportunityStatus.OPEN),
                deal(OpportunityStatus.VOIDED, null, null),
                null);
    }

    private static OpportunityEvent won() {
        var amount = Money.of("1200", "EUR");
        var closed = LocalDate.of(2026, 1, 20);
        return new OpportunityEvent.OpportunityWon(
                new OpportunityEvent.OpportunityWon.Change(
                        "s1", new Changed<>(null, amount), closed),
                deal(OpportunityStatus.WON, amount, closed),
                null);
    }

    private static OpportunityState deal(
            OpportunityStatus status, @Nullable Money amount, @Nullable LocalDate closed) {
        return new OpportunityState(
                ACME, "pip_1", 1, "s1", status, amount, "emp_bo", null, closed, List.of(),
                List.of(), null);
    }

    private static TicketEvent ticketOpened() {
        return new TicketEvent.TicketOpened(
                new TicketEvent.TicketOpened.Change(),
                new TicketState(
                        ACME,
                        null,
                        TicketType.COMPLAINT,
                        TicketChannel.PHONE,
                        TicketPriority.HIGH,
                        TicketStatus.NEW,
                        null,
                        0,
                        List.of()),
                Personal.clear(null, new TicketPersonal("It broke", null)));
    }
}
