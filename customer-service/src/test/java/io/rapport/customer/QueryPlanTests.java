package io.rapport.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.rapport.test.Api;
import io.rapport.test.ListProbe;
import io.rapport.test.TestStore;
import io.rapport.test.TestTokens;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/// Every list looks at hardly more documents than it shows: at most ten per document.
@ServiceTest
class QueryPlanTests {

    private static final int CUSTOMERS = 600;

    @LocalServerPort private int port;
    private final MongoDatabaseFactory databases;
    private Api integration = Api.as(0);

    QueryPlanTests(@Autowired MongoDatabaseFactory databases) {
        this.databases = databases;
    }

    @BeforeEach
    void fill() {
        assumeTrue(TestStore.kind() == TestStore.Kind.EMBEDDED, "only the embedded store counts");
        integration = Api.as(port, "integration");
        bulk("employees", IntStream.range(0, 20).mapToObj(QueryPlanTests::employee).toList());
    }

    @Test
    void everyListIsServedByAnIndex() {
        bulk(
                "customers",
                IntStream.range(0, CUSTOMERS).mapToObj(QueryPlanTests::customer).toList());
        var owner = idOf("/api/v1/employees?externalId=hot:e7");
        var parent = idOf("/api/v1/customers?externalId=hot:0");
        var seller = seller(owner);
        var probe = new ListProbe(databases.getMongoDatabase());

        for (var query :
                List.of(
                        "limit=50",
                        "region=hot-region-3",
                        "industry=hot-industry-7",
                        "owner=" + owner,
                        "parent=" + parent,
                        "externalId=hot:17",
                        "lifecycle=LOYAL",
                        "kind=ORGANIZATION&limit=20",
                        "pool=true&limit=20",
                        "name=hotel+23",
                        "name=%E9%85%92%E5%BA%97%E4%B8%83",
                        "region=hot-region-3&industry=hot-industry-7")) {
            var page = integration.get("/api/v1/customers?" + query);
            assertThat(page.body().path("items").size()).as(query).isPositive();
        }
        seller.get("/api/v1/customers");
        seller.get("/api/v1/customers?region=hot-region-3");
        integration.get("/api/v1/employees?name=hot");
        integration.get("/api/v1/contacts?customer=" + parent);
        integration.get("/api/v1/interactions?customer=" + parent);

        probe.assertFewExamined();
    }

    /// Whoever sees everything and whoever sees what some employees own, in every order.
    @Test
    void everyOrderIsServedByAnIndexInEveryScope() {
        bulk(
                "customers",
                IntStream.range(0, CUSTOMERS).mapToObj(QueryPlanTests::customer).toList());
        var seller = seller(idOf("/api/v1/employees?externalId=hot:e7"));
        var parent = idOf("/api/v1/customers?externalId=hot:0");
        var probe = new ListProbe(databases.getMongoDatabase());

        bulk("contacts", IntStream.range(0, 50).mapToObj(QueryPlanTests::contact).toList());
        var administrator = Api.as(port, "administrator");
        IntStream.range(0, 50)
                .forEach(i ->
                        administrator.post("/api/v1/teams", "{\"name\":\"Hot %d\"}".formatted(i)));
        for (var kind : List.of("customers", "employees", "teams")) {
            var orders = ListProbe.orders(port, "/api/v1/" + kind);
            assertThat(orders).as(kind).contains("name", "-name", "created");
            ListProbe.walkIn(integration, orders, "/api/v1/" + kind);
            ListProbe.walkIn(seller, orders, "/api/v1/" + kind);
        }
        ListProbe.walkIn(
                integration,
                ListProbe.orders(port, "/api/v1/contacts"),
                "/api/v1/contacts?customer=" + parent);

        probe.assertFewExamined();
    }

    @Test
    void pagesGoOnWhereTheLastOneEnded() {
        bulk("customers", IntStream.range(0, 30).mapToObj(QueryPlanTests::customer).toList());
        var first = integration.get("/api/v1/customers?region=hot-region-1&limit=2").body();
        var second =
                integration
                        .get(
                                "/api/v1/customers?region=hot-region-1&limit=2&cursor="
                                        + first.path("nextCursor").asString())
                        .body();

        assertThat(first.path("items").size()).isEqualTo(2);
        assertThat(second.path("items").path(0).path("id").asString())
                .isGreaterThan(first.path("items").path(1).path("id").asString());
    }

    private void bulk(String kind, List<String> lines) {
        var answer =
                integration.send(
                        "POST",
                        "/api/v1/" + kind + "/bulk",
                        lines.stream().collect(Collectors.joining("\n")),
                        "Content-Type",
                        "application/x-ndjson");
        assertThat(answer.body().path("rejected").asInt()).as(answer.raw().body()).isZero();
    }

    private Api seller(String employee) {
        return Api.with(port, TestTokens.of("hot").roles("seller").employee(employee).signed());
    }

    private String idOf(String path) {
        return integration.get(path).body().path("items").path(0).path("id").asString();
    }

    private static String employee(int i) {
        return "{\"externalId\":{\"system\":\"hot\",\"id\":\"e%d\"},\"name\":\"Hot %d\"}"
                .formatted(i, i);
    }

    private static String contact(int i) {
        return """
        {"externalId":{"system":"hot","id":"c%d"},"customerExternalId":{"system":"hot","id":"0"},"name":"Hot %d"}\
        """
                .formatted(i, i * 7 % 10);
    }

    private static String customer(int i) {
        return """
        {"externalId":{"system":"hot","id":"%d"},"kind":"%s","name":"Hotel %d 酒店%s","region":"hot-region-%d","industry":"hot-industry-%d","lifecycle":"%s"%s%s}\
        """
                .formatted(
                        i,
                        i % 2 == 0 ? "ORGANIZATION" : "PERSON",
                        i,
                        "零一二三四五六七八九".charAt(i % 10),
                        i % 7,
                        i % 11,
                        i % 5 == 0 ? "LOYAL" : "SUSPECT",
                        i % 3 == 0
                                ? ""
                                : ",\"ownerExternalId\":{\"system\":\"hot\",\"id\":\"e%d\"}"
                                        .formatted(i % 20),
                        i == 0 || i % 50 != 0
                                ? ""
                                : ",\"parentExternalId\":{\"system\":\"hot\",\"id\":\"0\"}");
    }
}
