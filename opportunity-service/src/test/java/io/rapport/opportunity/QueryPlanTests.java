package io.rapport.opportunity;

import static io.rapport.test.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.rapport.test.Api;
import io.rapport.test.TestStore;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/// Every list looks at hardly more documents than it shows: at most ten per document.
@ServiceTest
class QueryPlanTests {

    private static final int DEALS = 400;

    @LocalServerPort private int port;
    private final MongoDatabaseFactory databases;

    QueryPlanTests(@Autowired MongoDatabaseFactory databases) {
        this.databases = databases;
    }

    @Test
    void everyListIsServedByAnIndex() {
        assumeTrue(TestStore.kind() == TestStore.Kind.EMBEDDED, "only the embedded store counts");
        var integration = Api.as(port, "integration");
        await("the general pipeline is there")
                .until(() ->
                        integration.get("/api/v1/pipelines?key=general").body().path("items").size()
                                == 1);
        var pipeline =
                integration
                        .get("/api/v1/pipelines?key=general")
                        .body()
                        .path("items")
                        .path(0)
                        .path("id")
                        .asString();
        bulk(integration, IntStream.range(0, DEALS).mapToObj(QueryPlanTests::deal).toList());
        examined(true);

        for (var query :
                List.of(
                        "limit=50",
                        "externalId=hot:17",
                        "status=WON",
                        "stage=proposal",
                        "pipeline=" + pipeline)) {
            var page = integration.get("/api/v1/opportunities?" + query);
            assertThat(page.body().path("items").size()).as(query).isPositive();
        }

        assertThat(examined(false))
                .isNotEmpty()
                .allSatisfy(shape ->
                        assertThat(shape.getLong("worst"))
                                .as(shape.toJson())
                                .isLessThanOrEqualTo(0));
    }

    private List<Document> examined(boolean reset) {
        return databases
                .getMongoDatabase()
                .runCommand(new Document("rapportExamined", 1).append("reset", reset))
                .getList("counts", Document.class)
                .stream()
                .filter(count -> count.getLong("queries") > 0)
                .toList();
    }

    private static void bulk(Api api, List<String> lines) {
        var answer =
                api.post(
                        "/api/v1/opportunities/bulk",
                        lines.stream().collect(Collectors.joining("\n")),
                        "Content-Type",
                        "application/x-ndjson");
        assertThat(answer.body().path("rejected").asInt()).as(answer.raw().body()).isZero();
    }

    private static String deal(int i) {
        return """
        {"externalId":{"system":"hot","id":"%d"},"name":"A deal","history":[{"type":"entered","stageId":"%s","effectiveAt":"2026-01-01T00:00:00Z"}%s]}\
        """
                .formatted(
                        i,
                        i % 3 == 0 ? "proposal" : "needs",
                        i % 4 == 0
                                ? ",{\"type\":\"won\",\"effectiveAt\":\"2026-02-01T00:00:00Z\"}"
                                : "");
    }
}
