package io.rapport.opportunity;

import static io.rapport.test.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.test.Api;
import io.rapport.test.TestBroker;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/// From command to the topic, over HTTP, a real store and a real broker.
@ServiceTest
class OpportunityStoryTests {

    private static final String NDJSON = "application/x-ndjson";

    @LocalServerPort private int port;

    @Test
    void aDealMovesThroughItsPipelineAndEachMoveIsOnTheTopic() {
        var admin = Api.as(port, "administrator");
        awaitGeneralPipeline(admin);
        var opened =
                admin.post(
                        "/api/v1/opportunities",
                        """
                        {"name":"Presses","amount":{"amount":"900","currency":"EUR"}}
                        """);
        assertThat(opened.status()).as(opened.raw().body()).isEqualTo(201);
        var path = "/api/v1/opportunities/" + opened.id();

        assertThat(admin.put(path + "/stage", "{\"stageId\":\"proposal\"}").status())
                .isEqualTo(200);
        var won =
                admin.post(path + "/win", "{\"amount\":{\"amount\":\"850\",\"currency\":\"EUR\"}}");
        assertThat(won.status()).as(won.raw().body()).isEqualTo(200);
        assertThat(won.header("ETag")).isEqualTo("\"3\"");
        assertThat(admin.put(path + "/stage", "{\"stageId\":\"needs\"}").code())
                .isEqualTo("opportunity.closed");

        var records = recordsOf(opened.id(), 3);
        assertThat(records)
                .extracting(each -> header(each, "ce_type"))
                .containsExactly(
                        "rapport.opportunity.opened.v1",
                        "rapport.opportunity.stage-moved.v1",
                        "rapport.opportunity.won.v1");
        assertThat(records)
                .extracting(each -> header(each, "ce_id"))
                .containsExactly(opened.id() + ".1.1", opened.id() + ".1.2", opened.id() + ".1.3");
        assertThat(records.getLast().value()).contains("\"amount\":\"850\"");
    }

    /// Whoever looks for what is due sees that first, and what has no day last.
    @Test
    void dealsAreListedByWhenTheyAreExpectedToClose() {
        var admin = Api.as(port, "administrator");
        awaitGeneralPipeline(admin);
        var ids = new ArrayList<String>();
        for (var day : List.of("\"2031-03-01\"", "null", "\"2031-01-15\"", "\"2031-02-28\"")) {
            var deal = "{\"name\":\"Due\",\"expectedCloseOn\":%s}".formatted(day);
            ids.add(admin.post("/api/v1/opportunities", deal).id());
        }
        var list = "/api/v1/opportunities?id=" + String.join(",", ids) + "&sort=";

        assertThat(listed(admin, list + "closeDate"))
                .containsExactly(ids.get(2), ids.get(3), ids.get(0), ids.get(1));
        assertThat(listed(admin, list + "closeDate&closeDateFrom=2031-02-28"))
                .containsExactly(ids.get(3), ids.get(0));
        assertThat(listed(admin, list + "closeDate&closeDateTo=2031-03-01"))
                .containsExactly(ids.get(2), ids.get(3));
        assertThat(listed(admin, list + "-created&closeDateFrom=2031-01-16&closeDateTo=2031-03-01"))
                .containsExactly(ids.get(3));
        assertThat(admin.get(list + "closeDate&closeDateTo=soon").code())
                .isEqualTo("request.bad-parameter");
        var paged = new ArrayList<String>();
        for (var page = admin.get(list + "closeDate&limit=1"); ; ) {
            page.body().path("items").forEach(item -> paged.add(item.path("id").asString()));
            var next = page.body().path("nextCursor").asString("");
            if (next.isEmpty()) {
                break;
            }
            page = admin.get(list + "closeDate&limit=1&cursor=" + next);
        }
        assertThat(paged).containsExactly(ids.get(2), ids.get(3), ids.get(0), ids.get(1));
    }

    private static List<String> listed(Api api, String path) {
        return api.get(path)
                .body()
                .path("items")
                .valueStream()
                .map(item -> item.path("id").asString())
                .toList();
    }

    @Test
    void whatFollowsIsNotBeforeWhatItFollows() {
        var admin = Api.as(port, "administrator");
        awaitGeneralPipeline(admin);
        var opened = "2026-01-02T00:00:00Z";
        var won = "2026-01-04T00:00:00Z";
        var early = "2026-01-01T00:00:00Z";
        var path =
                "/api/v1/opportunities/"
                        + admin.post(
                                        "/api/v1/opportunities",
                                        at(opened).replace("{", "{\"name\":\"Presses\","))
                                .id();
        var stage = "{\"stageId\":\"proposal\",";

        tooEarly(admin.put(path + "/stage", at(early).replace("{", stage)), early, opened);
        tooEarly(admin.post(path + "/win", at(early)), early, opened);
        tooEarly(admin.post(path + "/loss", at(early)), early, opened);
        tooEarly(admin.post(path + "/win", "{\"closedOn\":\"2026-01-01\"}"), early, opened);
        tooEarly(admin.post(path + "/loss", "{\"closedOn\":\"2026-01-01\"}"), early, opened);
        assertThat(admin.post(path + "/win", at(won)).status()).isEqualTo(200);
        tooEarly(admin.post(path + "/reopening", at(opened)), opened, won);
        assertThat(admin.post(path + "/reopening", at(won)).status()).isEqualTo(200);
        tooEarly(admin.put(path + "/stage", at(opened).replace("{", stage)), opened, won);
        assertThat(admin.post(path + "/loss", "{\"closedOn\":\"2026-01-04\"}").status())
                .isEqualTo(200);
    }

    private static String at(String at) {
        return "{\"effectiveAt\":\"" + at + "\"}";
    }

    private static void tooEarly(Api.Answer answer, String said, String known) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("command.effective-too-early");
        assertThat(answer.body().path("detail").asString()).contains(said, known);
    }

    @Test
    void aHistoryIsImportedOnceHoweverOftenItComes() {
        var admin = Api.as(port, "integration");
        awaitGeneralPipeline(Api.as(port, "administrator"));
        var system = "crm" + UUID.randomUUID().toString().substring(0, 8);
        var products =
                """
                {"externalId":{"system":"%1$s","id":"GTX"},"name":"GTX","listPrice":{"amount":"550","currency":"USD"},"effectiveAt":"2016-10-01T00:00:00Z"}
                """
                        .formatted(system);
        assertThat(bulk(admin, "/api/v1/products/bulk", products)).isEqualTo("created 1");
        var deals =
                """
                {"externalId":{"system":"%1$s","id":"1"},"name":"1","lines":[{"productExternalId":{"system":"%1$s","id":"GTX"},"quantity":"1"}],"history":[{"type":"entered","stageId":"needs","effectiveAt":"2016-10-20T00:00:00Z"},{"type":"won","amount":{"amount":"1054","currency":"USD"},"closedOn":"2017-03-01","effectiveAt":"2017-03-01T00:00:00Z"}]}
                {"externalId":{"system":"%1$s","id":"2"},"name":"2","history":[{"type":"entered","stageId":"nowhere","effectiveAt":"2016-10-20T00:00:00Z"}]}
                """
                        .formatted(system);

        assertThat(bulk(admin, "/api/v1/opportunities/bulk?dryRun=true", deals))
                .isEqualTo("created 1 rejected 1");
        assertThat(bulk(admin, "/api/v1/opportunities/bulk", deals))
                .isEqualTo("created 1 rejected 1");
        assertThat(bulk(admin, "/api/v1/opportunities/bulk", deals))
                .isEqualTo("unchanged 1 rejected 1");

        var found = admin.get("/api/v1/opportunities?externalId=" + system + ":1");
        var state = found.body().path("items").path(0).path("state");
        assertThat(state.path("status").asString()).isEqualTo("WON");
        assertThat(state.path("closedOn").asString()).isEqualTo("2017-03-01");
        var id = found.body().path("items").path(0).path("id").asString();
        assertThat(recordsOf(id, 2))
                .extracting(each -> header(each, "ce_effectivetime"))
                .containsExactly("2016-10-20T00:00:00.000Z", "2017-03-01T00:00:00.000Z");
    }

    /// Another pipeline may have a stage of the same id: an import that names that one must not
    /// move the deal by its template.
    @Test
    void anImportMovesADealInItsOwnPipelineOnly() {
        var admin = Api.as(port, "administrator");
        awaitGeneralPipeline(admin);
        var system = "shared" + System.nanoTime();
        var pipeline =
                """
                {"key":"%s","name":"Other","stages":[{"id":"proposal","name":"P","probability":"0.1"},{"id":"needs","name":"N","probability":"0.2"}]}
                """
                        .formatted(system);
        assertThat(admin.post("/api/v1/pipelines", pipeline).status()).isEqualTo(201);
        assertThat(bulk(admin, "/api/v1/opportunities/bulk", imported(system, "general", "needs")))
                .isEqualTo("created 1");

        assertThat(bulk(admin, "/api/v1/opportunities/bulk", imported(system, system, "proposal")))
                .isEqualTo("rejected 1");
    }

    private static String imported(String system, String pipeline, String stage) {
        return """
        {"externalId":{"system":"%1$s","id":"1"},"name":"A deal","pipelineKey":"%2$s","history":[{"type":"entered","stageId":"needs","effectiveAt":"2016-10-20T00:00:00Z"},{"type":"entered","stageId":"%3$s","effectiveAt":"2016-10-21T00:00:00Z"}]}
        """
                .formatted(system, pipeline, stage);
    }

    @Test
    void hidesDealsOfOthers() {
        var admin = Api.as(port, "administrator");
        awaitGeneralPipeline(admin);

        var missing = Api.as(port, "seller").get("/api/v1/opportunities/opp_missing");

        assertThat(missing.status()).isEqualTo(404);
        assertThat(missing.code()).isEqualTo("opportunity.unknown");
    }

    @Test
    void refusesWhatCannotBeWithItsProblemDocument() {
        var admin = Api.as(port, "administrator");
        awaitGeneralPipeline(admin);

        assertThat(admin.post("/api/v1/opportunities", "{\"amount\":").status()).isEqualTo(400);
        assertThat(admin.post("/api/v1/opportunities", "{\"sum\":1}").status()).isEqualTo(400);
        assertThat(admin.post("/api/v1/opportunities", "{\"name\":\"x\",\"stageId\":\"x\"}").code())
                .isEqualTo("opportunity.stage-unknown");
        assertThat(
                        admin.post(
                                        "/api/v1/opportunities",
                                        "{\"name\":\"x\",\"pipelineKey\":\"x\"}")
                                .code())
                .isEqualTo("pipeline.unknown-key");
        assertThat(
                        admin.post(
                                        "/api/v1/opportunities",
                                        "{\"name\":\"x\",\"effectiveAt\":\"2199-01-01T00:00:00Z\"}")
                                .code())
                .isEqualTo("command.effective-in-future");
        assertThat(admin.get("/api/v1/opportunities?colour=red").status()).isEqualTo(400);
        assertThat(Api.as(port, "operator").get("/api/v1/opportunities").status()).isEqualTo(403);
    }

    @Test
    void refusesWhatIsNoMoney() {
        var seller = Api.as(port, "seller");
        for (var money : List.of("1,RMB,CNY", "0.5,JPY,JPY", "1.001,EUR,EUR", "1,XXX,EUR")) {
            var part = money.split(",", -1);
            var sum = "{\"amount\":\"%s\",\"currency\":\"%s\"}".formatted(part[0], part[1]);
            for (var body :
                    Map.of(
                                    "/api/v1/opportunities",
                                    "{\"name\":\"x\",\"amount\":" + sum + "}",
                                    "/api/v1/products",
                                    "{\"name\":\"x\",\"listPrice\":" + sum + "}")
                            .entrySet()) {
                var refused =
                        Api.as(port, "seller", "administrator")
                                .post(body.getKey(), body.getValue());
                assertThat(refused.status()).as(body.getValue()).isEqualTo(400);
                assertThat(refused.body().at("/errors/0/message").asString()).contains(part[2]);
            }
        }
        assertThat(seller.post("/api/v1/opportunities", "{}").status()).isEqualTo(400);
    }

    private static void awaitGeneralPipeline(Api api) {
        await("the general pipeline is there")
                .until(() ->
                        api.get("/api/v1/pipelines?key=general").body().path("items").size() == 1);
    }

    private static String bulk(Api api, String path, String lines) {
        var answer = api.post(path, lines, "Content-Type", NDJSON);
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        var counts = new ArrayList<String>();
        for (var name : List.of("created", "changed", "unchanged", "rejected")) {
            if (answer.body().path(name).asInt() > 0) {
                counts.add(name + " " + answer.body().path(name).asInt());
            }
        }
        return String.join(" ", counts);
    }

    private static List<ConsumerRecord<String, String>> recordsOf(String id, int atLeast) {
        var found = new ArrayList<ConsumerRecord<String, String>>();
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers",
                        TestBroker.bootstrapServers(),
                        "group.id",
                        UUID.randomUUID().toString(),
                        "auto.offset.reset",
                        "earliest");
        try (var consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of("rapport.opportunity.events"));
            await("the records of the key are on the topic")
                    .until(() -> {
                        for (var each : consumer.poll(Duration.ofMillis(100))) {
                            if (id.equals(each.key())) {
                                found.add(each);
                            }
                        }
                        return found.size() >= atLeast;
                    });
        }
        return found;
    }

    private static String header(ConsumerRecord<String, String> message, String name) {
        return new String(
                Objects.requireNonNull(message.headers().lastHeader(name)).value(),
                StandardCharsets.UTF_8);
    }
}
