package io.rapport.customer;

import static io.rapport.test.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.contracts.EventCatalogue;
import io.rapport.contracts.EventEnvelope;
import io.rapport.contracts.EventHeaders;
import io.rapport.contracts.Topics;
import io.rapport.contracts.service.TicketChannel;
import io.rapport.contracts.service.TicketEvent.TicketAssigned;
import io.rapport.contracts.service.TicketPriority;
import io.rapport.contracts.service.TicketState;
import io.rapport.contracts.service.TicketStatus;
import io.rapport.contracts.service.TicketType;
import io.rapport.platform.events.EventCodec;
import io.rapport.test.Api;
import io.rapport.test.TestBroker;
import io.rapport.test.TestTokens;
import io.rapport.test.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@ServiceTest
class NoticeStoryTests {

    @LocalServerPort private int port;
    private Api administrator = Api.as(0);
    private Api ada = Api.as(0);
    private Api eve = Api.as(0);
    private String adaId = "";
    private String eveId = "";

    @BeforeEach
    void signIn() {
        Begun.awaitPolicies();
        administrator = Api.as(port, "administrator");
        adaId = employee("Ada");
        eveId = employee("Eve");
        ada = seller(adaId);
        eve = seller(eveId);
    }

    @Test
    void whoIsGivenATaskBySomebodyElseIsToldAndPutsItAway() {
        var own = task(ada, adaId, "");
        var given = task(ada, eveId, "");

        var notice = awaitNotices(eve, eveId, 1).getFirst();

        assertThat(notice.at("/state/kind").asString()).isEqualTo("TASK_ASSIGNED");
        assertThat(notice.at("/state/aboutId").asString()).isEqualTo(given);
        assertThat(notice.at("/state/givenById").asString()).isEqualTo(adaId);
        assertThat(notice.at("/state/read").asBoolean(true)).isFalse();
        assertThat(notices(ada, adaId)).as("of " + own + " one knows").isEmpty();
        var path = "/api/v1/notices/" + notice.path("id").asString();
        assertThat(ada.get(path).status()).as("it is Eve's").isEqualTo(404);
        assertThat(ada.post(path + "/reading", "{}").code()).isEqualTo("notice.unknown");
        done(eve.post(path + "/reading", "{}"));
        done(eve.post(path + "/reading", "{}"));
        assertThat(eve.get(path).body().at("/state/readAt").asString()).isNotEmpty();
        assertThat(notices(eve, eveId + "&read=false")).isEmpty();
        done(eve.post(path + "/keeping", "{}"));
        assertThat(notices(eve, eveId + "&read=false")).hasSize(1);
        try (var topic = new Topic(Topics.CUSTOMER)) {
            var records = topic.of(notice.path("id").asString(), 3);
            assertThat(records)
                    .extracting(record -> Topic.header(record, EventHeaders.TYPE))
                    .containsExactly(
                            "rapport.notice.given.v1",
                            "rapport.notice.read.v1",
                            "rapport.notice.kept.v1");
            var first = records.getFirst();
            assertThat(Topic.header(first, EventHeaders.CAUSATION_ID)).isEqualTo(given + ".1.1");
            assertThat(Topic.header(first, EventHeaders.ACTOR))
                    .isEqualTo("system:policy.task-notices");
            assertThat(Topic.header(first, EventHeaders.HOPS)).isEqualTo("1");
            assertThat(Topic.header(first, EventHeaders.CUSTOMER_ID)).isEmpty();
        }
    }

    @Test
    void remindersAndWhatFallsDueAreTold() {
        var soon = Instant.now().plus(Duration.ofSeconds(1));
        var id = task(ada, adaId, ",\"remindAt\":\"%1$s\",\"dueAt\":\"%1$s\"".formatted(soon));

        assertThat(awaitNotices(ada, adaId, 2))
                .extracting(notice -> notice.at("/state/kind").asString())
                .containsExactlyInAnyOrder("TASK_REMINDER", "TASK_DUE");
        assertThat(notices(ada, adaId))
                .allSatisfy(notice -> {
                    assertThat(notice.at("/state/aboutId").asString()).isEqualTo(id);
                    assertThat(notice.at("/state").has("givenById")).isFalse();
                });
    }

    @Test
    void whoseCustomerItBecomesIsTold() {
        var customer =
                administrator
                        .post(
                                "/api/v1/customers",
                                "{\"kind\":\"ORGANIZATION\",\"name\":\"Firm\",\"ownerId\":\"%s\"}"
                                        .formatted(adaId))
                        .id();
        done(
                administrator.put(
                        "/api/v1/customers/" + customer + "/owner",
                        "{\"ownerId\":\"%s\"}".formatted(eveId)));

        var notice = awaitNotices(eve, eveId, 1).getFirst();

        assertThat(notice.at("/state/kind").asString()).isEqualTo("CUSTOMER_ASSIGNED");
        assertThat(notice.at("/state/aboutId").asString()).isEqualTo(customer);
        assertThat(notice.at("/state/customerId").asString()).isEqualTo(customer);
        assertThat(notices(ada, adaId)).isEmpty();
    }

    @Test
    void whatComesInAsHistoryIsKeptAndNobodyIsToldOfIt() {
        var customer =
                administrator
                        .post("/api/v1/customers", "{\"kind\":\"ORGANIZATION\",\"name\":\"Firm\"}")
                        .id();
        var owner = "/api/v1/customers/" + customer + "/owner";
        var toAda = "{\"ownerId\":\"%s\"}".formatted(adaId);
        done(administrator.put(owner, toAda, "Rapport-Import", "history"));
        done(administrator.put(owner, "{\"ownerId\":\"%s\"}".formatted(eveId)));

        assertThat(awaitNotices(eve, eveId, 1)).hasSize(1);

        assertThat(notices(ada, adaId)).isEmpty();
        try (var topic = new Topic(Topics.CUSTOMER)) {
            assertThat(topic.of(customer, 3))
                    .extracting(record -> Topic.header(record, EventHeaders.IMPORT))
                    .containsExactly("", "history", "");
        }
    }

    /// Across services: what the service desk publishes.
    @Test
    void whoIsGivenATicketIsTold() {
        var ticket = "tic_notice_" + eveId.substring(4);
        assigned(ticket, 1, eveId, "employee:" + adaId);
        assigned(ticket, 2, adaId, "employee:" + adaId);

        var notice = awaitNotices(eve, eveId, 1).getFirst();

        assertThat(notice.at("/state/kind").asString()).isEqualTo("TICKET_ASSIGNED");
        assertThat(notice.at("/state/aboutId").asString()).isEqualTo(ticket);
        assigned(ticket, 3, eveId, "employee:" + adaId);
        awaitNotices(eve, eveId, 2);
        assertThat(notices(ada, adaId)).as("she took it herself").isEmpty();
    }

    private List<JsonNode> awaitNotices(Api who, String employee, int count) {
        await("notices are given").until(() -> notices(who, employee).size() == count);
        return notices(who, employee);
    }

    private List<JsonNode> notices(Api who, String employee) {
        return who.get("/api/v1/notices?employee=" + employee)
                .body()
                .path("items")
                .valueStream()
                .toList();
    }

    private static String task(Api who, String assignee, String more) {
        return who.post(
                        "/api/v1/tasks",
                        "{\"subject\":\"Something\",\"assigneeId\":\"%s\"%s}"
                                .formatted(assignee, more))
                .id();
    }

    private String employee(String name) {
        return administrator.post("/api/v1/employees", "{\"name\":\"%s\"}".formatted(name)).id();
    }

    private Api seller(String id) {
        return Api.with(port, TestTokens.of(id).roles("seller").employee(id).signed());
    }

    private static void done(Api.Answer answer) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
    }

    private static void assigned(String ticket, long sequence, String to, String actor) {
        var state =
                new TicketState(
                        "cus_1",
                        null,
                        TicketType.INQUIRY,
                        TicketChannel.PHONE,
                        TicketPriority.NORMAL,
                        TicketStatus.OPEN,
                        to,
                        0,
                        List.of());
        var event = new TicketAssigned(new TicketAssigned.Change(null, to), state, null);
        var type = EventCatalogue.typeOf(event);
        var now = Instant.now();
        var envelope =
                new EventEnvelope(
                        EventEnvelope.idOf(ticket, 1, sequence),
                        "/rapport/service-desk-service",
                        type,
                        ticket,
                        now,
                        now,
                        1,
                        sequence,
                        "default",
                        EventCatalogue.schemaOf(type),
                        actor,
                        "cus_1",
                        null,
                        null,
                        null,
                        null);
        var record =
                new ProducerRecord<>(Topics.SERVICE, ticket, EventCodec.rapport().write(event));
        EventHeaders.write(envelope)
                .forEach((name, value) ->
                        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        try (var producer =
                new KafkaProducer<>(
                        Map.<String, Object>of("bootstrap.servers", TestBroker.bootstrapServers()),
                        new StringSerializer(),
                        new ByteArraySerializer())) {
            var _ = producer.send(record);
        }
    }
}
