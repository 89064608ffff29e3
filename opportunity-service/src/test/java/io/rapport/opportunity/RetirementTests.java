package io.rapport.opportunity;

import static io.rapport.test.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.rapport.contracts.Topics;
import io.rapport.test.Api;
import io.rapport.test.Topic;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoTemplate;

/// Products and pipelines that are used no more: what is there stays, nothing new comes.
@ServiceTest
class RetirementTests {

    private static final String DEALS = "/api/v1/opportunities";
    private static final String PRODUCTS = "/api/v1/products";
    private static final String PIPELINES = "/api/v1/pipelines";

    @LocalServerPort private int port;
    private Api admin = Api.as(0);

    @BeforeEach
    void signIn() {
        admin = Api.as(port, "administrator");
        await("the general pipeline is there")
                .until(() ->
                        admin.get(PIPELINES + "?key=general").body().path("items").size() == 1);
    }

    @Test
    void aRetiredProductGoesOnNoNewLineAndStaysWhereItIs() {
        var old = product();
        var other = product();
        var deal = DEALS + "/" + admin.post(DEALS, deal(lines(old))).id();

        done(admin.post(PRODUCTS + "/" + old + "/retirement", "{}"));
        done(admin.post(PRODUCTS + "/" + old + "/retirement", "{}"));

        refused(admin.post(DEALS, deal(lines(old))), 422, "opportunity.product-retired");
        var fresh = DEALS + "/" + admin.post(DEALS, deal("\"lines\":[]")).id();
        refused(
                admin.put(fresh + "/lines", "{" + lines(other, old) + "}"),
                422,
                "opportunity.product-retired");
        done(admin.put(deal + "/lines", "{" + lines(old, other) + "}"));
        // Its name can still be put right, and that does not bring it back.
        done(admin.patch(PRODUCTS + "/" + old, "{\"name\":\"Press, old\"}", "\"2\""));
        var shown = admin.get(PRODUCTS + "/" + old);
        assertThat(shown.header("ETag")).isEqualTo("\"3\"");
        assertThat(shown.body().at("/state/retired").asBoolean()).isTrue();
        try (var topic = new Topic(Topics.OPPORTUNITY)) {
            var retired = topic.of(old, 3).get(1);
            assertThat(Topic.header(retired, "ce_type")).isEqualTo("rapport.product.retired.v1");
            assertThat(retired.value())
                    .startsWith("{\"change\":{},\"state\":{\"name\":\"Press\",")
                    .contains("\"retired\":true");
        }
    }

    @Test
    void anImportPutsNoRetiredProductOnNewLines() {
        var system = "retired" + System.nanoTime();
        var product = admin.post(PRODUCTS, product(system)).id();
        assertThat(imported(item(system, "1"))).isEqualTo("created");

        done(admin.post(PRODUCTS + "/" + product + "/retirement", "{}"));

        assertThat(imported(item(system, "1"))).isEqualTo("unchanged");
        assertThat(imported(item(system, "2"))).isEqualTo("rejected");
    }

    @Test
    void aRetiredPipelineTakesNoNewDealsAndOpenOnesGoOn() {
        var key = "old-" + System.nanoTime();
        var id = admin.post(PIPELINES, pipeline(key)).id();
        var inIt = "\"pipelineKey\":\"" + key + "\"";
        var deal = DEALS + "/" + admin.post(DEALS, deal(inIt)).id();
        assertThat(imported(historyIn(key, "1"))).isEqualTo("created");

        done(admin.post(PIPELINES + "/" + id + "/retirement", "{}"));

        refused(admin.post(DEALS, deal(inIt)), 422, "pipeline.retired");
        assertThat(imported(historyIn(key, "2"))).isEqualTo("rejected");
        assertThat(imported(historyIn(key, "1"))).isEqualTo("unchanged");
        done(admin.put(deal + "/stage", "{\"stageId\":\"b\"}"));
        done(admin.post(deal + "/win", "{}"));
        done(admin.post(deal + "/reopening", "{}"));
        try (var topic = new Topic(Topics.OPPORTUNITY)) {
            var retired = topic.of(id, 2).getLast();
            assertThat(Topic.header(retired, "ce_type")).isEqualTo("rapport.pipeline.retired.v1");
            assertThat(retired.value()).contains("\"retired\":true");
        }
    }

    @Test
    void aRetiredPipelineStaysRetiredWhenItIsRevised() {
        var key = "revised-" + System.nanoTime();
        var path = PIPELINES + "/" + admin.post(PIPELINES, pipeline(key)).id();
        done(admin.post(path + "/retirement", "{}"));

        done(
                admin.put(
                        path,
                        """
                        {"name":"Done","stages":[{"id":"a","name":"A","probability":"0.5"},
                         {"id":"b","name":"B","probability":"0.5"}]}
                        """,
                        "If-Match",
                        "\"2\""));

        assertThat(admin.get(path).body().at("/state/retired").asBoolean()).isTrue();
    }

    @Test
    void theGeneralPipelineStays() {
        var general = admin.get(PIPELINES + "?key=general").body().at("/items/0/id").asString();

        refused(
                admin.post(PIPELINES + "/" + general + "/retirement", "{}"),
                409,
                "pipeline.general-stays");
    }

    @Test
    void listsAskForWhatIsActive() {
        var series = "s" + System.nanoTime();
        var kept = admin.post(PRODUCTS, inSeries(series)).id();
        var gone = admin.post(PRODUCTS, inSeries(series)).id();
        done(admin.post(PRODUCTS + "/" + gone + "/retirement", "{}"));

        assertThat(listed(series, "")).containsExactly(kept, gone);
        assertThat(listed(series, "&active=true")).containsExactly(kept);
        assertThat(listed(series, "&active=false")).containsExactly(gone);
    }

    /// An older release knows neither the field nor the filter: it writes the state whole, without
    /// it, and leaves alone when what changed.
    @Test
    void whatAnOlderReleaseWritesDoesNotBringItBack(@Autowired MongoTemplate mongo) {
        var series = "s" + System.nanoTime();
        var gone = admin.post(PRODUCTS, inSeries(series)).id();
        done(admin.post(PRODUCTS + "/" + gone + "/retirement", "{}"));
        mongo.getCollection("products")
                .updateOne(
                        Filters.eq("_id", gone),
                        Updates.combine(
                                Updates.unset("state.retired"),
                                Updates.unset("find.ended"),
                                Updates.unset("find.searchVersion")));

        var shown = admin.get(PRODUCTS + "/" + gone).body();

        assertThat(shown.at("/state/retired").asBoolean()).isTrue();
        refused(admin.post(DEALS, deal(lines(gone))), 422, "opportunity.product-retired");
        done(admin.patch(PRODUCTS + "/" + gone, "{\"name\":\"Other\"}", "\"2\""));
        assertThat(listed(series, "&active=true")).isEmpty();
    }

    @Test
    void onlyWhoMayListProductsRetiresThem() {
        var id = product();

        refused(
                Api.as(port, "seller").post(PRODUCTS + "/" + id + "/retirement", "{}"),
                403,
                "access.denied");
        refused(
                Api.as(port, "integration").post(PIPELINES + "/pip_1/retirement", "{}"),
                403,
                "access.denied");
        refused(
                admin.post(
                        PRODUCTS + "/" + id + "/retirement",
                        "{\"effectiveAt\":\"2001-01-01T00:00:00Z\"}"),
                422,
                "command.effective-too-early");
    }

    private String product() {
        return admin.post(PRODUCTS, "{\"name\":\"Press\"}").id();
    }

    private List<String> listed(String series, String more) {
        return admin.get(PRODUCTS + "?series=" + series + more)
                .body()
                .path("items")
                .valueStream()
                .map(item -> item.path("id").asString())
                .toList();
    }

    private String imported(String item) {
        var answer =
                admin.post(DEALS + "/bulk", item, "Content-Type", "application/x-ndjson").body();
        return Stream.of("created", "changed", "unchanged", "rejected")
                .filter(each -> answer.path(each).asInt() > 0)
                .findFirst()
                .orElseThrow();
    }

    private static String inSeries(String series) {
        return "{\"name\":\"Press\",\"series\":\"" + series + "\"}";
    }

    private static String product(String system) {
        return "{\"name\":\"Press\",\"externalIds\":[{\"system\":\""
                + system
                + "\",\"id\":\"P\"}]}";
    }

    private static String deal(String more) {
        return "{\"name\":\"Presses\"," + more + "}";
    }

    private static String lines(String... products) {
        return Arrays.stream(products)
                .map(id -> "{\"productId\":\"" + id + "\",\"quantity\":\"1\"}")
                .collect(Collectors.joining(",", "\"lines\":[", "]"));
    }

    private static String item(String system, String id) {
        return """
        {"externalId":{"system":"%1$s","id":"%2$s"},"name":"A","lines":[{"productExternalId":{"system":"%1$s","id":"P"},"quantity":"1"}],"history":[{"type":"entered","stageId":"needs","effectiveAt":"2016-10-20T00:00:00Z"}]}\
        """
                .formatted(system, id);
    }

    private static String historyIn(String key, String id) {
        return """
        {"externalId":{"system":"%1$s","id":"%2$s"},"name":"A","pipelineKey":"%1$s","history":[{"type":"entered","stageId":"a","effectiveAt":"2016-10-20T00:00:00Z"}]}\
        """
                .formatted(key, id);
    }

    private static String pipeline(String key) {
        return """
        {"key":"%s","name":"Old","stages":[{"id":"a","name":"A","probability":"0.5"},
         {"id":"b","name":"B","probability":"0.5"}]}
        """
                .formatted(key);
    }

    private static void done(Api.Answer answer) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
    }

    private static void refused(Api.Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
    }
}
