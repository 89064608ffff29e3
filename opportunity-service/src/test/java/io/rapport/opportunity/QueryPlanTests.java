package io.rapport.opportunity;

import static io.rapport.test.Patience.await;
import static java.util.Comparator.reverseOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.rapport.test.Api;
import io.rapport.test.ListProbe;
import io.rapport.test.TestStore;
import io.rapport.test.TestTokens;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
        bulk(
                integration,
                "products",
                IntStream.range(0, 100)
                        .mapToObj(
                                """
                                {"externalId":{"system":"hot","id":"%d"},"name":"P","series":"S"}\
                                """
                                        ::formatted)
                        .toList());
        bulk(
                integration,
                "opportunities",
                IntStream.range(0, DEALS).mapToObj(QueryPlanTests::deal).toList());
        var probe = new ListProbe(databases.getMongoDatabase());

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

        var orders = ListProbe.orders(port, "/api/v1/opportunities");
        assertThat(orders).contains("-amount", "closeDate", "opened", "created");
        var everywhere = orders.stream().filter(each -> !each.contains("amount")).toList();
        var byAmount = orders.stream().filter(each -> each.contains("amount")).toList();
        var seller =
                Api.with(port, TestTokens.of("hot").roles("seller").employee("emp_1").signed());
        for (var reader : List.of(integration, seller)) {
            ListProbe.walkIn(reader, everywhere, "/api/v1/opportunities");
            ListProbe.walkIn(reader, byAmount, "/api/v1/opportunities?currency=EUR");
        }
        assertThat(amounts(integration, "-amount")).isSortedAccordingTo(reverseOrder());
        assertThat(amounts(integration, "amount")).isSorted();
        ListProbe.walkIn(
                integration, ListProbe.orders(port, "/api/v1/products"), "/api/v1/products");

        // A currency has an index with the amount alone: within another order it is a further
        // filter.
        probe.assertFewExamined("find.currency, _id", "find.currency} sort {\"_id\"");
    }

    private static List<BigDecimal> amounts(Api api, String order) {
        return api.get("/api/v1/opportunities?currency=EUR&limit=200&sort=" + order)
                .body()
                .path("items")
                .valueStream()
                .map(deal -> new BigDecimal(deal.at("/state/amount/amount").asString()))
                .toList();
    }

    private static void bulk(Api api, String kind, List<String> lines) {
        var answer =
                api.post(
                        "/api/v1/" + kind + "/bulk",
                        lines.stream().collect(Collectors.joining("\n")),
                        "Content-Type",
                        "application/x-ndjson");
        assertThat(answer.body().path("rejected").asInt()).as(answer.raw().body()).isZero();
    }

    /// Some deals are worth an unknown amount, and some are worth another currency's.
    private static String money(int i) {
        return i % 5 == 0
                ? ""
                : ",\"amount\":{\"amount\":\"%d.5\",\"currency\":\"%s\"},\"expectedCloseOn\":\"2026-0%d-01\""
                        .formatted(i * 37 % 100, i % 7 == 0 ? "USD" : "EUR", 1 + i % 9);
    }

    private static String deal(int i) {
        return """
        {"externalId":{"system":"hot","id":"%d"},"name":"A deal"%s,"history":[{"type":"entered","stageId":"%s","effectiveAt":"2026-01-01T00:00:00Z"}%s]}\
        """
                .formatted(
                        i,
                        money(i),
                        i % 3 == 0 ? "proposal" : "needs",
                        i % 4 == 0
                                ? ",{\"type\":\"won\",\"effectiveAt\":\"2026-02-01T00:00:00Z\"}"
                                : "");
    }
}
