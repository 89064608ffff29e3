package io.rapport.analytics.funnel;

import static io.rapport.test.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.analytics.TestLog;
import io.rapport.analytics.TestReader;
import io.rapport.contracts.Changed;
import io.rapport.contracts.Money;
import io.rapport.contracts.customer.CustomerEvent;
import io.rapport.contracts.customer.CustomerKind;
import io.rapport.contracts.customer.CustomerLifecycle;
import io.rapport.contracts.customer.CustomerState;
import io.rapport.contracts.opportunity.OpportunityEvent;
import io.rapport.contracts.opportunity.OpportunityState;
import io.rapport.contracts.opportunity.OpportunityStatus;
import io.rapport.test.TestPlatform;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/// A record that nobody can read, from the topic to the answers: an operator gives it up, and
/// figures go on and name it.
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.application.name=analytics-lost-it",
            "rapport.operations.service=analytics"
        })
@TestPlatform
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LostEventsIT {

    private static final String TENANT = "lost-it";
    private static final String CUSTOMER = "cus_lost";
    private static final String DEAL = "opp_lost";
    private static final String UNOPENED = "opp_neveropened";
    private static final String PARKED = "/api/v1/operations/analytics/parked";

    private final TestLog log = new TestLog(TENANT, "lost-1");

    @LocalServerPort private int port;

    @BeforeAll
    void publish() {
        log.publish(
                CUSTOMER,
                day(1),
                new CustomerEvent.CustomerRegistered(
                        new CustomerEvent.CustomerRegistered.Change(),
                        new CustomerState(
                                CustomerKind.ORGANIZATION,
                                "Acme",
                                null,
                                null,
                                null,
                                null,
                                CustomerLifecycle.ACTIVE,
                                List.of(),
                                CUSTOMER),
                        null));
        log.publish(DEAL, day(2), opened());
        log.sendForeign(
                spoilt(
                        log.prepare(
                                DEAL,
                                day(3),
                                new OpportunityEvent.OpportunityCloseDateChanged(
                                        new OpportunityEvent.OpportunityCloseDateChanged.Change(
                                                null, LocalDate.of(2026, 3, 1)),
                                        state(OpportunityStatus.OPEN, null),
                                        null))));
        log.publish(DEAL, day(4), won());
        log.sendForeign(spoilt(log.prepare(UNOPENED, day(5), opened())));
        log.flush();
        await("both records are parked")
                .until(() ->
                        parked("opp_").stream()
                                        .filter(each ->
                                                each.get("consumer").asString().equals("views"))
                                        .count()
                                == 2);
    }

    @AfterAll
    void close() {
        log.close();
    }

    @Test
    void figuresGoOnWithoutItAndNameIt() {
        var before = analyst().get("/api/v1/funnel");
        assertThat(before.at("/reliance/complete").asBoolean()).isFalse();
        assertThat(before.at("/total/won/deals").asLong()).isZero();

        giveUpEverything();

        await("the watermark goes on")
                .until(() ->
                        Instant.parse(
                                        analyst()
                                                .get("/api/v1/funnel")
                                                .at("/reliance/watermark")
                                                .asString())
                                .isAfter(Instant.now().minusSeconds(60)));
        for (var path : List.of("/api/v1/funnel", "/api/v1/funnel?by=stage")) {
            var after = analyst().get(path);
            assertThat(after.at("/reliance/complete").asBoolean()).isTrue();
            assertThat(after.at("/total/won/deals").asLong()).isEqualTo(1);
            assertLost(after, DEAL, UNOPENED);
        }
        assertLost(analyst().get("/api/v1/funnel/deals"), DEAL);
        assertLost(analyst().get("/api/v1/funnel/daily?from=2026-01-10&to=2026-01-11"), DEAL);
        var customer = analyst().get("/api/v1/views/customers/" + CUSTOMER);
        assertThat(customer.at("/reliance/complete").asBoolean()).isTrue();
        assertThat(customer.at("/customer/deals/won/deals").asLong()).isEqualTo(1);
        assertLost(customer, DEAL);
        assertThat(customer.at("/customer/deals/completeness/lost/0/events").asLong()).isEqualTo(1);
    }

    private static void assertLost(JsonNode answer, String... aggregates) {
        var lost = answer.at("/reliance/lost");
        assertThat(lost.get("events").asLong()).isEqualTo(aggregates.length);
        assertThat(lost.get("aggregates").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrder(aggregates);
    }

    private void giveUpEverything() {
        var operator = TestReader.of(port, TENANT, "operator");
        for (var each : parked("")) {
            var answer =
                    operator.send(
                            "POST",
                            PARKED + "/" + each.get("id").asString() + "/discard",
                            "{\"note\":\"a test\"}");
            assertThat(answer.status()).isEqualTo(204);
        }
    }

    private List<JsonNode> parked(String prefix) {
        return TestReader.of(port, TENANT, "operator")
                .get(PARKED + "?limit=200")
                .get("items")
                .valueStream()
                .filter(each -> each.path("key").asString("").startsWith(prefix))
                .toList();
    }

    private static ProducerRecord<String, byte[]> spoilt(ProducerRecord<String, byte[]> event) {
        var half = new String(event.value(), StandardCharsets.UTF_8).substring(0, 20);
        return new ProducerRecord<>(
                event.topic(),
                null,
                null,
                event.key(),
                half.getBytes(StandardCharsets.UTF_8),
                event.headers());
    }

    private static OpportunityEvent opened() {
        return new OpportunityEvent.OpportunityOpened(
                new OpportunityEvent.OpportunityOpened.Change("pip_lost", 1, "s1"),
                state(OpportunityStatus.OPEN, null),
                null);
    }

    private static OpportunityEvent won() {
        var amount = Money.of("10", "EUR");
        return new OpportunityEvent.OpportunityWon(
                new OpportunityEvent.OpportunityWon.Change(
                        "s1", new Changed<>(null, amount), LocalDate.of(2026, 1, 4)),
                state(OpportunityStatus.WON, amount),
                null);
    }

    private static OpportunityState state(OpportunityStatus status, @Nullable Money amount) {
        return new OpportunityState(
                CUSTOMER,
                "pip_lost",
                1,
                "s1",
                status,
                amount,
                "emp_1",
                null,
                status == OpportunityStatus.WON ? LocalDate.of(2026, 1, 4) : null,
                List.of(),
                List.of(),
                null);
    }

    private static Instant day(int day) {
        return LocalDate.of(2026, 1, day).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private TestReader analyst() {
        return TestReader.of(port, TENANT, "analyst");
    }
}
