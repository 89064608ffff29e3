package io.rapport.analytics.customer;

import static io.rapport.test.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.analytics.TestLog;
import io.rapport.analytics.TestReader;
import io.rapport.contracts.EventHeaders;
import io.rapport.contracts.customer.CustomerEvent;
import io.rapport.contracts.customer.CustomerKind;
import io.rapport.contracts.customer.CustomerLifecycle;
import io.rapport.contracts.customer.CustomerState;
import io.rapport.test.TestPlatform;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/// Every kind of record that no service would write, amid rightful ones: it waits for an operator,
/// its customer says that something is missing, and nobody else notices.
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.application.name=analytics-poison-it",
            "rapport.operations.service=analytics"
        })
@TestPlatform
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PoisonIT {

    private static final String TENANT = "poison-it";
    private static final String SECRET = "Qqq Secret";
    private static final Instant THEN = Instant.parse("2026-01-05T00:00:00Z");

    /// What a spoilt record is parked for.
    private static final Map<String, String> REASONS = new TreeMap<>();

    private static final Map<String, UnaryOperator<ProducerRecord<String, byte[]>>> SPOILT =
            new LinkedHashMap<>();

    static {
        spoil("half", "unreadable", value -> value.substring(0, value.length() / 2));
        spoil("empty", "unreadable", _ -> "");
        spoil("text", "unreadable", _ -> "\"" + SECRET + "\"");
        spoil("list", "unreadable", value -> "[" + value + "]");
        spoil("trailing", "unreadable", value -> value + "{}");
        spoil("missing", "unreadable", value -> value.replace("\"kind\":\"ORGANIZATION\",", ""));
        spoil("kind", "unreadable", value -> value.replace("\"ORGANIZATION\"", "{}"));
        spoil("twice", "unreadable", value -> value.replace("{\"kind\"", "{\"kind\":1,\"kind\""));
        spoil("nan", "unreadable", value -> value.replace("\"ORGANIZATION\"", "NaN"));
        spoil("deep", "unreadable", _ -> "[".repeat(5_000) + "]".repeat(5_000));
        spoilt("none", "unreadable", event -> with(event, event.key(), null));
        spoilt("nokey", "misplaced", event -> with(event, null, event.value()));
        spoilt("otherkey", "misplaced", event -> with(event, "cus_elsewhere", event.value()));
        header("negative", "unreadable", EventHeaders.SEQUENCE, "-2");
        header("words", "unreadable", EventHeaders.SEQUENCE, "two");
        header("noepoch", "unreadable", EventHeaders.EPOCH, "");
        header("notime", "unreadable", EventHeaders.TIME, "yesterday");
        header("otherid", "unreadable", EventHeaders.ID, "cus_elsewhere.1.1");
    }

    private final TestLog log = new TestLog(TENANT, "poison-1");

    @LocalServerPort private int port;

    @BeforeAll
    void publish() {
        SPOILT.forEach((name, spoil) -> {
            var id = "cus_" + name;
            log.publish(id, THEN, registered(id));
            log.sendForeign(spoil.apply(log.prepare(id, THEN, moved(id, "emp_1"))));
            log.publish(id, THEN.plusSeconds(1), moved(id, "emp_2"));
            log.publish("cus_sound" + name, THEN, registered("cus_sound" + name));
        });
        log.publish("cus_far", THEN, registered("cus_far"));
        log.sendForeign(renumbered(log.prepare("cus_far", THEN, moved("cus_far", "emp_1"))));
        log.publish("cus_forged", THEN, registered("cus_forged"));
        log.sendForeign(contradicting("cus_forged"));
        log.publish("cus_typed", THEN, registered("cus_typed"));
        log.sendForeign(
                withTypeHeaders(log.prepare("cus_typed", THEN, moved("cus_typed", "emp_7"))));
        log.flush();
        await("every poisoned record is parked")
                .pollInterval(Duration.ofMillis(200))
                .until(() -> parked().size() == REASONS.size() + 2);
    }

    @AfterAll
    void close() {
        log.close();
    }

    @Test
    void eachWaitsForAnOperatorUnderItsReasonAndTellsNothingOfItself() {
        var reasons = new TreeMap<String, String>();
        for (var each : parked()) {
            assertThat(each.toString()).doesNotContain(SECRET, "ORGANIZATION");
            reasons.merge(each.path("reason").asString(), "1", (one, more) -> one + more);
        }
        var expected = new TreeMap<>(Map.of("quarantine", "1", "conflict", "1"));
        REASONS.values().forEach(each -> expected.merge(each, "1", (one, more) -> one + more));

        assertThat(reasons).isEqualTo(expected);
    }

    @Test
    void itsCustomerIsShownAsBeforeItAndSaysThatSomethingIsMissing() {
        for (var name : SPOILT.keySet()) {
            var shown = customer("cus_" + name);

            assertThat(shown.at("/profile/ownerId").asString("")).as(name).isEmpty();
            assertThat(shown.at("/profile/completeness/complete").asBoolean(true))
                    .as(name)
                    .isFalse();
        }
    }

    @Test
    void allOthersAreWhole() {
        for (var name : SPOILT.keySet()) {
            var shown = customer("cus_sound" + name);

            assertThat(shown.at("/profile/name").asString()).isEqualTo("Sound");
            assertThat(shown.at("/profile/completeness/complete").asBoolean()).as(name).isTrue();
        }
    }

    @Test
    void headersThatNameClassesMeanNothing() {
        assertThat(customer("cus_typed").at("/profile/ownerId").asString()).isEqualTo("emp_7");
    }

    @Test
    void aForgedRepeatDoesNotTakeTheRightfulOnesPlace() {
        assertThat(customer("cus_forged").at("/profile/name").asString()).isEqualTo("Sound");
    }

    @Test
    void anOperatorsRefusedNoteChangesNothing() {
        var one =
                parked().stream()
                        .filter(each -> each.path("reason").asString().equals("conflict"))
                        .findFirst()
                        .orElseThrow();
        var path = "/api/v1/operations/analytics/parked/" + one.path("id").asString();

        var operator = TestReader.of(port, TENANT, "operator");
        assertThat(operator.send("POST", path + "/replay", "").body().path("outcome").asString())
                .isEqualTo("refused");
        assertThat(operator.send("POST", path + "/discard", "{\"note\":\"\"}").status())
                .isEqualTo(400);
    }

    private JsonNode customer(String id) {
        return TestReader.of(port, TENANT, "analyst")
                .get("/api/v1/views/customers/" + id)
                .path("customer");
    }

    private List<JsonNode> parked() {
        return TestReader.of(port, TENANT, "operator")
                .get("/api/v1/operations/analytics/parked?limit=200")
                .path("items")
                .valueStream()
                // Those of other tests on the same topics are of deals; what the other consumers
                // of the topics park, they park for the same reasons.
                .filter(each -> !each.path("key").asString("").startsWith("opp_"))
                .filter(each -> each.path("consumer").asString().equals("views"))
                .toList();
    }

    private static void spoilt(
            String name, String reason, UnaryOperator<ProducerRecord<String, byte[]>> spoil) {
        SPOILT.put(name, spoil);
        REASONS.put(name, reason);
    }

    private static void spoil(String name, String reason, UnaryOperator<String> value) {
        spoilt(
                name,
                reason,
                event -> {
                    var text = new String(event.value(), StandardCharsets.UTF_8);
                    return with(
                            event, event.key(), value.apply(text).getBytes(StandardCharsets.UTF_8));
                });
    }

    private static void header(String name, String reason, String header, String value) {
        spoilt(
                name,
                reason,
                event -> {
                    event.headers()
                            .remove(header)
                            .add(header, value.getBytes(StandardCharsets.UTF_8));
                    return event;
                });
    }

    private static ProducerRecord<String, byte[]> with(
            ProducerRecord<String, byte[]> event, @Nullable String key, byte @Nullable [] value) {
        return new ProducerRecord<>(event.topic(), null, null, key, value, event.headers());
    }

    /// As if a hundred thousand events had come between.
    private static ProducerRecord<String, byte[]> renumbered(ProducerRecord<String, byte[]> event) {
        for (var each :
                Map.of(EventHeaders.SEQUENCE, "100002", EventHeaders.ID, "cus_far.1.100002")
                        .entrySet()) {
            event.headers()
                    .remove(each.getKey())
                    .add(each.getKey(), each.getValue().getBytes(StandardCharsets.UTF_8));
        }
        return event;
    }

    /// The first event of this customer once more, with another name in it.
    private ProducerRecord<String, byte[]> contradicting(String id) {
        var first =
                log.published().stream()
                        .filter(each -> each.key().equals(id))
                        .findFirst()
                        .orElseThrow();
        var other = new String(first.value(), StandardCharsets.UTF_8).replace("Sound", SECRET);
        return with(first, id, other.getBytes(StandardCharsets.UTF_8));
    }

    private static ProducerRecord<String, byte[]> withTypeHeaders(
            ProducerRecord<String, byte[]> event) {
        for (var name :
                List.of(
                        "__TypeId__",
                        "__Key_TypeId__",
                        "spring_json_header_types",
                        "retry_topic-attempts",
                        "kafka_dlt-exception-fqcn")) {
            event.headers().add(name, "java.net.URL".getBytes(StandardCharsets.UTF_8));
        }
        return event;
    }

    private static CustomerEvent registered(String id) {
        return new CustomerEvent.CustomerRegistered(
                new CustomerEvent.CustomerRegistered.Change(), state(id, null), null);
    }

    private static CustomerEvent moved(String id, String owner) {
        return new CustomerEvent.CustomerOwnerChanged(
                new CustomerEvent.CustomerOwnerChanged.Change(null, owner), state(id, owner), null);
    }

    private static CustomerState state(String id, @Nullable String owner) {
        return new CustomerState(
                CustomerKind.ORGANIZATION,
                "Sound",
                null,
                null,
                null,
                owner,
                CustomerLifecycle.PROSPECT,
                List.of(),
                id);
    }
}
