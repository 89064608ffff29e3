package io.rapport.marketing;

import static io.rapport.test.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.contracts.Topics;
import io.rapport.replicas.Neighbour;
import io.rapport.test.Api;
import io.rapport.test.TestTokens;
import io.rapport.test.Topic;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/// From command to event, over HTTP, store and broker.
@ServiceTest
class CampaignStoryTests {

    private static final String CAMPAIGNS = "/api/v1/campaigns";
    private static final String WINTER =
            """
            {"name":"Winter","objective":"30 contracts","channel":"EMAIL",
             "budget":{"amount":"12500.00","currency":"EUR"}}
            """;

    @LocalServerPort private int port;
    private Api marketer = Api.as(0);
    private Api integration = Api.as(0);

    @BeforeAll
    static void tell() {
        try (var customers = new Neighbour()) {
            customers.registers("cus_one", null);
            customers.registers("cus_two", "emp_stranger");
            customers.hires("emp_mark", null);
            customers.hires("emp_next", null);
        }
    }

    @BeforeEach
    void signIn() {
        marketer =
                Api.with(port, TestTokens.of("m").roles("marketer").employee("emp_mark").signed());
        integration = Api.as(port, "integration");
        await("both customers are known to the replica")
                .until(() -> {
                    var id = marketer.post(CAMPAIGNS, WINTER).id();
                    return marketer.put(
                                            CAMPAIGNS + "/" + id + "/audience",
                                            "{\"customerIds\":[\"cus_one\",\"cus_two\"]}")
                                    .status()
                            == 200;
                });
    }

    @Test
    void everyCommandBecomesAnEvent() {
        var id = marketer.post(CAMPAIGNS, WINTER).id();
        var path = CAMPAIGNS + "/" + id;
        done(marketer.patch(path, "{\"name\":\"Winter 26\"}", "\"1\""));
        done(
                marketer.put(
                        path + "/audience",
                        """
                        {"customerIds":["cus_two"],"customerExternalIds":[{"system":"erp","id":"cus_one"}]}
                        """));
        done(marketer.post(path + "/launch", "{}"));
        var touch = touch(id, "cus_one");
        var response = response("{\"touchId\":\"" + touch + "\",\"outcome\":\"CLICKED\"}");
        done(marketer.post(path + "/finish", "{}"));

        try (var topic = new Topic(Topics.MARKETING)) {
            var records = topic.of(id, 5);
            assertThat(records)
                    .extracting(record -> Topic.header(record, "ce_type"))
                    .containsExactly(
                            "rapport.campaign.planned.v1",
                            "rapport.campaign.changed.v1",
                            "rapport.campaign.changed.v1",
                            "rapport.campaign.launched.v1",
                            "rapport.campaign.finished.v1");
            assertThat(records.getLast().value())
                    .containsPattern("\"launchedAt\":\"2[^,]+\",\"finishedAt\":\"2");
            assertThat(Topic.withoutTimes(records.getLast().value()))
                    .isEqualTo(
                            """
                            {"change":{},"state":{"name":"Winter 26","objective":"30 contracts",\
                            "budget":{"amount":"12500","currency":"EUR"},"channel":"EMAIL",\
                            "status":"FINISHED","ownerId":"emp_mark","audienceSize":2,\
                            "externalIds":[]}}\
                            """);
            assertThat(records).noneSatisfy(sent -> assertThat(sent.value()).contains("cus_"));
            var touched = topic.of(touch, 1).getFirst();
            assertThat(Topic.header(touched, "ce_type")).isEqualTo("rapport.touch.recorded.v1");
            assertThat(Topic.header(touched, "ce_customerid")).isEqualTo("cus_one");
            var received = topic.of(response, 1).getFirst();
            assertThat(Topic.header(received, "ce_source")).isEqualTo("/rapport/marketing-service");
            assertThat(received.value()).contains("\"occurredAt\":\"2");
            assertThat(Topic.withoutTimes(received.value()))
                    .isEqualTo(
                            """
                            {"change":{},"state":{"campaignId":"%s","touchId":"%s",\
                            "customerId":"cus_one","outcome":"CLICKED","externalIds":[]}}\
                            """
                                    .formatted(id, touch));
        }
    }

    @Test
    void theAudienceIsKeptInsideAndTurnedPageByPage() {
        var path = CAMPAIGNS + "/" + marketer.post(CAMPAIGNS, WINTER).id();
        var both = "{\"customerIds\":[\"cus_two\",\"cus_one\",\"cus_two\"]}";

        var first = marketer.put(path + "/audience", both, "Idempotency-Key", "audience-1");
        var again = marketer.put(path + "/audience", both, "Idempotency-Key", "audience-1");

        assertThat(again.raw().body()).isEqualTo(first.raw().body());
        assertThat(marketer.get(path).body().path("state").path("audienceSize").asInt())
                .isEqualTo(2);
        assertThat(marketer.get(path).raw().body()).doesNotContain("cus_");
        var page = marketer.get(path + "/audience?limit=1").body();
        assertThat(page.path("items").path(0).path("customerId").asString()).isEqualTo("cus_one");
        var cursor = page.path("nextCursor").asString();
        var next = marketer.get(path + "/audience?limit=1&cursor=" + cursor).body();
        assertThat(next.path("items").path(0).path("customerId").asString()).isEqualTo("cus_two");
        assertThat(next.has("nextCursor")).isFalse();
        refused(marketer.get(path + "/audience?limit=0"), 400, "request.invalid");
        refused(marketer.get(path + "/audience?cursor=zzz"), 400, "request.bad-parameter");
        refused(
                marketer.put(path + "/audience", "{\"customerIds\":[\"cus_nobody\"]}"),
                503,
                "customer.not-known-yet");
    }

    @Test
    void aRepeatedCommandIsAnsweredAgain() {
        var first = marketer.post(CAMPAIGNS, WINTER, "Idempotency-Key", "plan-1");
        var again = marketer.post(CAMPAIGNS, WINTER, "Idempotency-Key", "plan-1");
        var other =
                marketer.post(
                        CAMPAIGNS, WINTER.replace("EMAIL", "SMS"), "Idempotency-Key", "plan-1");

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.raw().body()).isEqualTo(first.raw().body());
        refused(other, 422, "command.idempotency-key-reused");
    }

    @Test
    void badInputIsRefusedInOneForm() {
        var id = marketer.post(CAMPAIGNS, WINTER).id();
        var path = CAMPAIGNS + "/" + id;

        refused(marketer.post(CAMPAIGNS, "{}"), 400, "request.invalid");
        refused(
                marketer.post(CAMPAIGNS, WINTER.replace("EMAIL", "UNKNOWN")),
                400,
                "request.wrong-type");
        refused(marketer.post(CAMPAIGNS, WINTER.replace("EUR", "euro")), 400, "request.invalid");
        refused(
                marketer.patch(path, "{\"status\":\"FINISHED\"}", "\"1\""),
                400,
                "request.unknown-field");
        refused(marketer.patch(path, "{\"name\":\"X\"}", "\"7\""), 412, "command.stale-revision");
        refused(marketer.post(path + "/finish", "{}"), 409, "campaign.not-launched");
        refused(
                marketer.post(
                        "/api/v1/touches",
                        "{\"campaignId\":\"%s\",\"customerId\":\"cus_one\"}".formatted(id)),
                409,
                "campaign.not-launched");
        refused(
                marketer.post(
                        "/api/v1/touches",
                        "{\"campaignId\":\"cam_none\",\"customerId\":\"cus_one\"}"),
                422,
                "campaign.not-found");
        refused(
                marketer.post("/api/v1/responses", "{\"outcome\":\"OPENED\"}"),
                422,
                "response.address-missing");
        refused(
                marketer.post(
                        "/api/v1/responses", "{\"outcome\":\"OPENED\",\"touchId\":\"tou_none\"}"),
                422,
                "touch.not-found");
        refused(marketer.get("/api/v1/touches/tou_none"), 404, "touch.unknown");
        refused(Api.as(port, "seller").get(CAMPAIGNS), 403, "access.denied");
        assertThat(marketer.get(path).header("ETag")).isEqualTo("\"1\"");
    }

    @Test
    void anAnalystReadsFiguresNotWords() {
        var id = marketer.post(CAMPAIGNS, WINTER).id();
        done(marketer.post(CAMPAIGNS + "/" + id + "/launch", "{}"));
        var response =
                response(
                        """
                        {"campaignId":"%s","customerId":"cus_one","outcome":"ANSWERED",
                         "note":"Call me"}
                        """
                                .formatted(id));

        var words = marketer.get("/api/v1/responses/" + response);
        var figures = Api.as(port, "analyst").get("/api/v1/responses?campaign=" + id);

        assertThat(words.body().path("personal").path("note").asString()).isEqualTo("Call me");
        assertThat(figures.body().path("items").size()).isEqualTo(1);
        assertThat(figures.raw().body()).doesNotContain("Call me");
    }

    @Test
    void importsAreRepeatableAndKeepTheirTimes() {
        var campaign =
                """
                {"externalId":{"system":"mailer","id":"c1"},"name":"Old","objective":"O","channel":"EMAIL","ownerExternalId":{"system":"hr","id":"emp_mark"},"effectiveAt":"2020-01-01T00:00:00Z","launchedAt":"2020-01-02T00:00:00Z"%s}
                """;
        var touches =
                """
                externalId.system,externalId.id,campaignExternalId.system,campaignExternalId.id,customerExternalId.system,customerExternalId.id,effectiveAt
                mailer,t1,mailer,c1,erp,cus_one,2020-01-03T00:00:00Z
                mailer,t2,mailer,none,erp,cus_one,2020-01-03T00:00:00Z
                """;
        var response =
                """
                {"externalId":{"system":"mailer","id":"r1"},"touchExternalId":{"system":"mailer","id":"t1"},"outcome":"%s","effectiveAt":"2020-01-04T00:00:00Z"}
                """;
        var ended = campaign.formatted(",\"finishedAt\":\"2020-02-01T00:00:00Z\"");

        assertThat(bulk("campaigns", campaign.formatted(""))).containsExactly("created");
        assertThat(bulk("campaigns", campaign.formatted(""))).containsExactly("unchanged");
        assertThat(bulk("campaigns", ended)).containsExactly("changed");
        assertThat(bulk("campaigns", ended)).containsExactly("unchanged");
        assertThat(bulk("touches", touches)).containsExactly("created", "rejected");
        assertThat(bulk("touches", touches)).containsExactly("unchanged", "rejected");
        assertThat(bulk("responses", response.formatted("OPENED"))).containsExactly("created");
        assertThat(bulk("responses", response.formatted("OPENED"))).containsExactly("unchanged");
        assertThat(bulk("responses", response.formatted("CLICKED"))).containsExactly("rejected");
        var total = integration.get(CAMPAIGNS + "/imports/imp-m").body().path("total");
        assertThat(total.asLong()).isEqualTo(5);
        var stored = integration.get(CAMPAIGNS + "?externalId=mailer:c1").body().path("items");
        assertThat(stored.path(0).path("state").path("status").asString()).isEqualTo("FINISHED");
        try (var topic = new Topic(Topics.MARKETING)) {
            var finished = topic.of(stored.path(0).path("id").asString(), 3).getLast();
            assertThat(Topic.header(finished, "ce_effectivetime"))
                    .isEqualTo("2020-02-01T00:00:00.000Z");
            assertThat(Topic.header(finished, "ce_correlationid")).isEqualTo("imp-m");
        }
    }

    @Test
    void whatIsImportedOtherwiseLeavesThePastOrSaysWhy() {
        var planned =
                """
                {"externalId":{"system":"mailer","id":"c2"},"name":"N","objective":"O","channel":"EMAIL","ownerExternalId":{"system":"hr","id":"%s"},"effectiveAt":"2020-01-01T00:00:00Z"%s}
                """;
        var launched = ",\"launchedAt\":\"2020-01-%sT00:00:00Z\"";
        var touch =
                """
                {"externalId":{"system":"mailer","id":"t3"},"campaignExternalId":{"system":"mailer","id":"c2"},"customerExternalId":{"system":"erp","id":"cus_one"},"effectiveAt":"2020-01-0%d"}
                """
                        .replace("%d", "%dT00:00:00Z");
        var response =
                """
                {"externalId":{"system":"mailer","id":"r3"},"touchExternalId":{"system":"mailer","id":"t3"},"outcome":"ANSWERED","note":"%s","effectiveAt":"2020-01-05T00:00:00Z"}
                """;
        await("the replica knows the employee")
                .until(() ->
                        bulk("campaigns?dryRun=true", planned.formatted("emp_next", ""))
                                .equals(List.of("created")));

        bulk("campaigns", planned.formatted("emp_mark", ""));
        var later = planned.formatted("emp_next", launched.formatted("02"));
        assertThat(bulk("campaigns", later)).containsExactly("changed");
        try (var topic = new Topic(Topics.MARKETING)) {
            var id =
                    integration
                            .get(CAMPAIGNS + "?externalId=mailer:c2")
                            .body()
                            .path("items")
                            .path(0)
                            .path("id")
                            .asString();
            assertThat(topic.of(id, 3))
                    .extracting(each -> Topic.header(each, "ce_effectivetime").substring(0, 10))
                    .containsExactly("2020-01-01", "2020-01-02", "2020-01-02");
        }
        assertThat(reasons("campaigns", planned.formatted("emp_next", launched.formatted("03"))))
                .containsExactly("what happened stays");
        assertThat(bulk("touches?dryRun=true", touch.formatted(3) + touch.formatted(3)))
                .containsExactly("created", "unchanged");
        bulk("touches", touch.formatted(3));
        assertThat(bulk("touches", touch.formatted(3))).containsExactly("unchanged");
        assertThat(bulk("touches", touch.formatted(4))).containsExactly("rejected");
        bulk("responses", response.formatted("Call me"));
        assertThat(bulk("responses", response.formatted("Call me"))).containsExactly("unchanged");
        assertThat(bulk("responses", response.formatted("Do not"))).containsExactly("rejected");
    }

    private String touch(String campaign, String customer) {
        var answer =
                marketer.post(
                        "/api/v1/touches",
                        "{\"campaignId\":\"%s\",\"customerId\":\"%s\"}"
                                .formatted(campaign, customer));
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        return answer.id();
    }

    private String response(String body) {
        var answer = marketer.post("/api/v1/responses", body);
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        return answer.id();
    }

    private List<String> bulk(String kind, String items) {
        return outcomes(result(kind, items));
    }

    private List<String> reasons(String kind, String items) {
        return result(kind, items)
                .path("items")
                .valueStream()
                .map(item -> item.path("reason").asString())
                .toList();
    }

    private JsonNode result(String kind, String items) {
        var answer =
                integration.send(
                        "POST",
                        "/api/v1/" + kind.replaceFirst("(\\?.*)?$", "/bulk$1"),
                        items,
                        "Content-Type",
                        items.startsWith("{") ? "application/x-ndjson" : "text/csv",
                        "Rapport-Correlation-Id",
                        "imp-m");
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        return answer.body();
    }

    private static List<String> outcomes(JsonNode result) {
        return result.path("items")
                .valueStream()
                .map(item -> item.path("outcome").asString())
                .toList();
    }

    private static void done(Api.Answer answer) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
    }

    private static void refused(Api.Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    }
}
