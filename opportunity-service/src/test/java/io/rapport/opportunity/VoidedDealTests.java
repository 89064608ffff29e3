package io.rapport.opportunity;

import static io.rapport.test.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.rapport.contracts.Topics;
import io.rapport.test.Api;
import io.rapport.test.Topic;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoTemplate;

/// Deals that were entered by mistake.
@ServiceTest
class VoidedDealTests {

    private static final String DEALS = "/api/v1/opportunities";

    @LocalServerPort private int port;
    private Api admin = Api.as(0);

    @BeforeEach
    void signIn() {
        admin = Api.as(port, "administrator");
        await("the general pipeline is there")
                .until(() ->
                        admin.get("/api/v1/pipelines?key=general").body().path("items").size()
                                == 1);
    }

    @Test
    void nothingOfAVoidedDealChanges() {
        var id = admin.post(DEALS, "{\"name\":\"Mistake\"}").id();
        var path = DEALS + "/" + id;
        done(admin.put(path + "/stage", "{\"stageId\":\"proposal\"}"));

        done(admin.post(path + "/voiding", "{}"));
        done(admin.post(path + "/voiding", "{}"));

        for (var refused :
                List.of(
                        admin.put(path + "/stage", "{\"stageId\":\"needs\"}"),
                        admin.post(path + "/win", "{}"),
                        admin.post(path + "/loss", "{}"),
                        admin.post(path + "/reopening", "{}"),
                        admin.put(
                                path + "/amount",
                                "{\"amount\":{\"amount\":\"1\",\"currency\":\"EUR\"}}"),
                        admin.put(path + "/close-date", "{\"expectedCloseOn\":\"2030-01-01\"}"),
                        admin.patch(path, "{\"name\":\"Right\"}", "\"3\""))) {
            assertThat(refused.status()).as(refused.raw().body()).isEqualTo(409);
            assertThat(refused.code()).isEqualTo("opportunity.voided");
        }
        var shown = admin.get(path);
        assertThat(shown.header("ETag")).isEqualTo("\"3\"");
        assertThat(shown.body().at("/state/status").asString()).isEqualTo("VOIDED");
        assertThat(shown.body().at("/state/stageId").asString()).isEqualTo("proposal");
        try (var topic = new Topic(Topics.OPPORTUNITY)) {
            var voided = topic.of(id, 3).getLast();
            assertThat(Topic.header(voided, "ce_type")).isEqualTo("rapport.opportunity.voided.v1");
            assertThat(voided.value())
                    .startsWith("{\"change\":{\"fromStatus\":\"OPEN\"},\"state\":")
                    .contains("\"status\":\"VOIDED\"");
        }
    }

    @Test
    void aWonDealCanHaveBeenAMistakeToo() {
        var path = DEALS + "/" + admin.post(DEALS, "{\"name\":\"Won\"}").id();
        done(admin.post(path + "/win", "{}"));

        done(admin.post(path + "/voiding", "{}"));

        assertThat(admin.post(path + "/reopening", "{}").code()).isEqualTo("opportunity.voided");
        assertThat(admin.get(path).body().at("/state/status").asString()).isEqualTo("VOIDED");
    }

    @Test
    void listsAskForThem() {
        var system = "void" + System.nanoTime();
        var first = imported(system, "1");
        var second = imported(system, "2");
        done(admin.post(DEALS + "/" + first + "/voiding", "{}"));

        assertThat(admin.get(DEALS + "?status=VOIDED&id=" + first + "," + second).raw().body())
                .contains(first)
                .doesNotContain(second);
        assertThat(admin.get(DEALS + "?status=OPEN&id=" + first + "," + second).raw().body())
                .contains(second)
                .doesNotContain(first);
    }

    /// It keeps its external ids: else the import would enter it again.
    @Test
    void anImportThatIsRepeatedDoesNotEnterItAgain() {
        var system = "again" + System.nanoTime();
        var id = imported(system, "1");
        done(admin.post(DEALS + "/" + id + "/voiding", "{}"));

        var again = bulk(item(system, "1", "won"));

        assertThat(again.body().path("unchanged").asInt()).as(again.raw().body()).isEqualTo(1);
        assertThat(again.raw().body()).contains("entered by mistake");
        assertThat(admin.get(DEALS + "?externalId=" + system + ":1").body().path("items").size())
                .isEqualTo(1);
        assertThat(admin.get(DEALS + "/" + id).body().at("/state/status").asString())
                .isEqualTo("VOIDED");
    }

    /// It writes where the deal stands whole, without what it does not know.
    @Test
    void whatAnOlderReleaseWritesDoesNotBringItBack(@Autowired MongoTemplate mongo) {
        var id = admin.post(DEALS, "{\"name\":\"Old\"}").id();
        done(admin.post(DEALS + "/" + id + "/voiding", "{}"));
        mongo.getCollection("opportunities")
                .updateOne(Filters.eq("_id", id), Updates.unset("state.standing.voided"));

        assertThat(admin.get(DEALS + "/" + id).body().at("/state/status").asString())
                .isEqualTo("VOIDED");
        assertThat(admin.post(DEALS + "/" + id + "/win", "{}").code())
                .isEqualTo("opportunity.voided");
    }

    @Test
    void onlyWhoWorksOnDealsTakesThemBack() {
        var id = admin.post(DEALS, "{\"name\":\"Mine\"}").id();
        var path = DEALS + "/" + id + "/voiding";

        assertThat(Api.as(port, "analyst").post(path, "{}").code()).isEqualTo("access.denied");
    }

    private String imported(String system, String id) {
        assertThat(bulk(item(system, id, "entered")).body().path("created").asInt()).isEqualTo(1);
        return admin.get(DEALS + "?externalId=" + system + ":" + id)
                .body()
                .at("/items/0/id")
                .asString();
    }

    private Api.Answer bulk(String item) {
        return admin.post(DEALS + "/bulk", item, "Content-Type", "application/x-ndjson");
    }

    private static String item(String system, String id, String then) {
        var last =
                then.equals("won")
                        ? ",{\"type\":\"won\",\"effectiveAt\":\"2016-11-20T00:00:00Z\"}"
                        : "";
        return """
        {"externalId":{"system":"%s","id":"%s"},"name":"A","history":[{"type":"entered","stageId":"needs","effectiveAt":"2016-10-20T00:00:00Z"}%s]}\
        """
                .formatted(system, id, last);
    }

    private static void done(Api.Answer answer) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
    }
}
