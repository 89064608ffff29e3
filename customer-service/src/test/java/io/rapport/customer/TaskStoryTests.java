package io.rapport.customer;

import static io.rapport.test.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.contracts.EventHeaders;
import io.rapport.contracts.Topics;
import io.rapport.test.Api;
import io.rapport.test.TestTokens;
import io.rapport.test.Topic;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/// What employees are to do, over HTTP, a real store and a real broker.
@ServiceTest
class TaskStoryTests {

    @LocalServerPort private int port;
    private Api administrator = Api.as(0);
    private Api ada = Api.as(0);
    private String adaId = "";

    @BeforeEach
    void signIn() {
        administrator = Api.as(port, "administrator");
        adaId = employee("Ada");
        ada = seller(adaId);
    }

    @Test
    void aTaskIsDoneAndReopenedAndEachStepIsOnTheTopic() {
        var customer = customer(adaId);
        var id =
                ada.post(
                                "/api/v1/tasks",
                                """
                                {"subject":"Call Maja","kind":"CALL","customerId":"%s",
                                 "note":"About the press"}
                                """
                                        .formatted(customer))
                        .id();
        var path = "/api/v1/tasks/" + id;
        done(ada.patch(path, "{\"dueAt\":\"2031-01-05T15:00:00Z\"}", "\"1\""));
        done(ada.post(path + "/completion", "{}"));
        done(ada.post(path + "/completion", "{}"));
        assertThat(ada.get(path).body().at("/state/doneAt").asString()).isNotEmpty();
        assertThat(ada.post(path + "/cancellation", "{}").code()).isEqualTo("task.not-open");
        assertThat(ada.put(path + "/assignee", "{\"assigneeId\":\"%s\"}".formatted(adaId)).code())
                .isEqualTo("task.not-open");
        done(ada.post(path + "/reopening", "{}"));
        done(ada.post(path + "/cancellation", "{}"));

        var shown = ada.get(path).body();
        assertThat(shown.at("/state/status").asString()).isEqualTo("CANCELLED");
        assertThat(shown.at("/state/assigneeId").asString()).isEqualTo(adaId);
        assertThat(shown.at("/state").has("doneAt")).isFalse();
        assertThat(shown.at("/personal/note").asString()).isEqualTo("About the press");
        try (var topic = new Topic(Topics.CUSTOMER)) {
            assertThat(topic.of(id, 5))
                    .extracting(record -> Topic.header(record, "ce_type"))
                    .containsExactly(
                            "rapport.task.created.v1",
                            "rapport.task.changed.v1",
                            "rapport.task.completed.v1",
                            "rapport.task.reopened.v1",
                            "rapport.task.cancelled.v1");
        }
    }

    /// Nobody asks for it: the time comes. Whoever has the form open saves it all the same.
    @Test
    void whoIsToDoItIsRemindedWhenTheTimeComes() {
        var soon = Instant.now().plus(Duration.ofSeconds(1)).truncatedTo(ChronoUnit.MILLIS);
        var id =
                ada.post(
                                "/api/v1/tasks",
                                """
                                {"subject":"Write to Maja","remindAt":"%1$s","dueAt":"%1$s"}
                                """
                                        .formatted(soon))
                        .id();
        var path = "/api/v1/tasks/" + id;
        var open = ada.get(path).header("ETag");

        try (var topic = new Topic(Topics.CUSTOMER)) {
            var records = topic.of(id, 3);
            assertThat(records)
                    .extracting(record -> Topic.header(record, "ce_type"))
                    .containsExactlyInAnyOrder(
                            "rapport.task.created.v1",
                            "rapport.task.reminded.v1",
                            "rapport.task.fell-due.v1");
            for (var record : records.subList(1, 3)) {
                assertThat(Instant.parse(Topic.header(record, EventHeaders.EFFECTIVE_TIME)))
                        .isEqualTo(soon);
                assertThat(Topic.header(record, EventHeaders.ACTOR)).isEqualTo("system:timer.task");
                assertThat(record.value()).contains("\"status\":\"OPEN\"");
            }
        }
        assertThat(ada.get(path).header("ETag")).isEqualTo(open);
        done(ada.patch(path, "{\"note\":\"By letter\"}", open));
        assertThat(ada.get(path).body().at("/personal/note").asString()).isEqualTo("By letter");
    }

    /// It comes again when it is done, once, at the next time of its rule; the reminder comes as
    /// long before as it did.
    @Test
    void whatComesAgainComesWhenItIsDone() {
        Begun.awaitPolicies();
        var first = recurring("2031-01-06T09:00:00Z", "freq=weekly;count=3");
        var path = "/api/v1/tasks/" + first;
        assertThat(ada.get(path).body().at("/state/recurrenceRule").asString())
                .isEqualTo("FREQ=WEEKLY;COUNT=3");
        done(ada.patch(path, "{\"dueAt\":\"2031-01-08T09:00:00Z\"}", "\"1\""));

        done(ada.post(path + "/completion", "{}"));

        var second = ada.get(awaitNext(first)).body();
        assertThat(second.at("/state/dueAt").asString()).isEqualTo("2031-01-13T09:00:00Z");
        assertThat(second.at("/state/remindAt").asString()).isEqualTo("2031-01-11T08:00:00Z");
        assertThat(second.at("/state/plannedFor").asString()).isEqualTo("2031-01-13T09:00:00Z");
        assertThat(second.at("/state/seriesStartsAt").asString()).isEqualTo("2031-01-06T09:00:00Z");
        assertThat(second.at("/state/previousTaskId").asString()).isEqualTo(first);
        assertThat(second.at("/state/assigneeId").asString()).isEqualTo(adaId);
        assertThat(second.at("/personal/subject").asString()).isEqualTo("Water the plants");

        var secondId = second.path("id").asString();
        done(ada.post(path + "/reopening", "{}"));
        awaitStatus(secondId, "CANCELLED");
        done(ada.post(path + "/completion", "{}"));
        awaitStatus(secondId, "OPEN");
        done(ada.post("/api/v1/tasks/" + secondId + "/completion", "{}"));
        var third = awaitNext(secondId).substring("/api/v1/tasks/".length());
        done(ada.post("/api/v1/tasks/" + third + "/completion", "{}"));
        var last = recurring("2031-01-06T09:00:00Z", "FREQ=DAILY");
        done(ada.post("/api/v1/tasks/" + last + "/completion", "{}"));
        awaitNext(last);
        try (var topic = new Topic(Topics.CUSTOMER)) {
            topic.of(third, 2);
        }
        assertThat(ids("/api/v1/tasks?previousTask=" + first)).containsExactly(secondId);
        assertThat(ids("/api/v1/tasks?previousTask=" + third)).as("three in all").isEmpty();
        assertThat(ada.get("/api/v1/notices?employee=" + adaId).body().path("items").size())
                .as("of what comes again one is not told")
                .isZero();
    }

    @Test
    void aSeriesEndsWithItsRuleAndBeginsAnewWithAnother() {
        var id = recurring("2031-01-06T09:00:00Z", "FREQ=WEEKLY");
        var path = "/api/v1/tasks/" + id;
        done(
                ada.patch(
                        path,
                        "{\"dueAt\":\"2031-02-01T09:00:00Z\",\"recurrenceRule\":\"FREQ=MONTHLY\"}",
                        "\"1\""));
        var state = ada.get(path).body().path("state");
        assertThat(state.path("seriesStartsAt").asString()).isEqualTo("2031-02-01T09:00:00Z");
        assertThat(state.path("plannedFor").asString()).isEqualTo("2031-02-01T09:00:00Z");
        assertThat(ada.patch(path, "{\"dueAt\":null}", "\"2\"").code())
                .isEqualTo("task.due-needed");

        done(ada.patch(path, "{\"dueAt\":null,\"recurrenceRule\":null}", "\"2\""));

        assertThat(ada.get(path).body().path("state").propertyNames())
                .doesNotContain("recurrenceRule", "seriesStartsAt", "plannedFor");
    }

    @Test
    void whatIsNoRuleIsRefused() {
        for (var rule : List.of("weekly", "FREQ=HOURLY", "FREQ=DAILY;COUNT=1", "FREQ=WEEKLY;X=1")) {
            var said =
                    """
                    {"subject":"Something","dueAt":"2031-01-06T09:00:00Z","recurrenceRule":"%s"}
                    """
                            .formatted(rule);
            assertThat(ada.post("/api/v1/tasks", said).code())
                    .as(rule)
                    .isEqualTo("task.recurrence-invalid");
        }
        assertThat(
                        ada.post(
                                        "/api/v1/tasks",
                                        "{\"subject\":\"Some\",\"recurrenceRule\":\"FREQ=DAILY\"}")
                                .code())
                .isEqualTo("task.due-needed");
    }

    private String recurring(String due, String rule) {
        var remind = Instant.parse(due).minus(Duration.ofHours(1));
        return ada.post(
                        "/api/v1/tasks",
                        """
                        {"subject":"Water the plants","dueAt":"%s","remindAt":"%s",
                         "recurrenceRule":"%s"}
                        """
                                .formatted(due, remind, rule))
                .id();
    }

    private void awaitStatus(String id, String status) {
        await("it is " + status)
                .until(() ->
                        ada.get("/api/v1/tasks/" + id)
                                .body()
                                .at("/state/status")
                                .asString()
                                .equals(status));
    }

    private String awaitNext(String id) {
        var list = "/api/v1/tasks?previousTask=" + id;
        await("the next one comes").until(() -> !ids(list).isEmpty());
        return "/api/v1/tasks/" + ids(list).getFirst();
    }

    @Test
    void whatIsDueIsListedFirstAndWhatHasNoTimeLast() {
        var later = task("2031-03-01T09:00:00Z");
        var whenever = task(null);
        var sooner = task("2031-01-15T09:00:00Z");
        var list = "/api/v1/tasks?assignee=" + adaId;

        assertThat(ids(list + "&sort=due")).containsExactly(sooner, later, whenever);
        assertThat(ids(list + "&sort=due&dueTo=2031-02-01T00:00:00Z")).containsExactly(sooner);
        assertThat(ids(list + "&sort=due&dueFrom=2031-02-01T00:00:00Z")).containsExactly(later);
        done(ada.post("/api/v1/tasks/" + sooner + "/completion", "{}"));
        assertThat(ids(list + "&sort=due&status=OPEN")).containsExactly(later, whenever);
    }

    @Test
    void aTaskIsSeenByWhoIsToDoItAndGivenToWhomThereIs() {
        var id = task(null);
        var path = "/api/v1/tasks/" + id;
        var eveId = employee("Eve");
        var eve = seller(eveId);
        assertThat(eve.get(path).status()).isEqualTo(404);
        assertThat(eve.post(path + "/completion", "{}").code()).isEqualTo("task.unknown");
        assertThat(ada.put(path + "/assignee", "{\"assigneeId\":\"emp_none\"}").code())
                .isEqualTo("task.assignee-unknown");

        done(ada.put(path + "/assignee", "{\"assigneeId\":\"%s\"}".formatted(eveId)));

        assertThat(eve.get(path).status()).isEqualTo(200);
        assertThat(ada.get(path).status()).isEqualTo(404);
        assertThat(administrator.get(path).body().at("/state/assigneeId").asString())
                .isEqualTo(eveId);
    }

    @Test
    void aTaskIsForNobodysCustomerThatIsHidden() {
        var hidden = customer(employee("Eve"));
        var own = task(null);

        assertThat(create("\"customerId\":\"%s\"".formatted(hidden)).code())
                .isEqualTo("task.customer-unknown");
        assertThat(create("\"customerId\":\"cus_none\"").code()).isEqualTo("task.customer-unknown");
        assertThat(
                        ada.patch(
                                        "/api/v1/tasks/" + own,
                                        "{\"customerId\":\"%s\"}".formatted(hidden),
                                        "\"1\"")
                                .code())
                .isEqualTo("task.customer-unknown");
        assertThat(administrator.post("/api/v1/tasks", "{\"subject\":\"Whose?\"}").code())
                .isEqualTo("task.assignee-needed");
    }

    private Api.Answer create(String more) {
        return ada.post("/api/v1/tasks", "{\"subject\":\"Something\",%s}".formatted(more));
    }

    private String task(@Nullable String due) {
        var answer = create(due == null ? "\"kind\":\"OTHER\"" : "\"dueAt\":\"" + due + "\"");
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        return answer.id();
    }

    private List<String> ids(String path) {
        return ada.get(path)
                .body()
                .path("items")
                .valueStream()
                .map(item -> item.path("id").asString())
                .toList();
    }

    private String employee(String name) {
        return administrator.post("/api/v1/employees", "{\"name\":\"%s\"}".formatted(name)).id();
    }

    private String customer(String owner) {
        return administrator
                .post(
                        "/api/v1/customers",
                        "{\"kind\":\"ORGANIZATION\",\"name\":\"Firm\",\"ownerId\":\"%s\"}"
                                .formatted(owner))
                .id();
    }

    private Api seller(String id) {
        return Api.with(port, TestTokens.of(id).roles("seller").employee(id).signed());
    }

    private static void done(Api.Answer answer) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
    }
}
