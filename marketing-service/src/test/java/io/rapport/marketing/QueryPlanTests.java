package io.rapport.marketing;

import static io.rapport.test.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.rapport.replicas.Neighbour;
import io.rapport.test.Api;
import io.rapport.test.ListProbe;
import io.rapport.test.TestStore;
import java.util.List;
import java.util.function.IntFunction;
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

    private static final int MANY = 200;

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
        try (var customers = new Neighbour()) {
            IntStream.range(0, 10).forEach(i -> customers.registers("cus_hot" + i, null));
            customers.hires("emp_hot", null);
        }
        await("the campaigns are in")
                .until(() -> rejected("campaigns", QueryPlanTests::campaign) == 0);
        await("the touches are in").until(() -> rejected("touches", QueryPlanTests::touch) == 0);
        assertThat(rejected("responses", QueryPlanTests::response)).isZero();
    }

    @Test
    void everyListIsServedByAnIndex() {
        var campaign = first("campaigns?externalId=hot:3");
        var touch = first("touches?externalId=hot:7");
        var probe = new ListProbe(databases.getMongoDatabase());

        for (var query :
                List.of(
                        "campaigns?limit=50",
                        "campaigns?externalId=hot:5",
                        "campaigns?owner=emp_hot&limit=20",
                        "campaigns?status=RUNNING&limit=20",
                        "campaigns?channel=SMS",
                        "touches?limit=50",
                        "touches?campaign=" + campaign,
                        "touches?customer=cus_hot4",
                        "responses?limit=50",
                        "responses?campaign=" + campaign,
                        "responses?customer=cus_hot4",
                        "responses?touch=" + touch,
                        "responses?externalId=hot:9")) {
            assertThat(first(query)).as(query).isNotEmpty();
        }

        var marketer = Api.as(port, "marketer");
        for (var kind : List.of("campaigns", "touches", "responses")) {
            var orders = ListProbe.orders(port, "/api/v1/" + kind);
            assertThat(orders).as(kind).contains("created", "-created");
            ListProbe.walkIn(marketer, orders, "/api/v1/" + kind);
        }

        probe.assertFewExamined();
    }

    private int rejected(String kind, IntFunction<String> item) {
        var lines = IntStream.range(0, MANY).mapToObj(item).collect(Collectors.joining("\n"));
        return integration
                .send(
                        "POST",
                        "/api/v1/" + kind + "/bulk",
                        lines,
                        "Content-Type",
                        "application/x-ndjson")
                .body()
                .path("rejected")
                .asInt();
    }

    private String first(String query) {
        return integration
                .get("/api/v1/" + query)
                .body()
                .path("items")
                .path(0)
                .path("id")
                .asString();
    }

    private static String campaign(int i) {
        return """
        {"externalId":{"system":"hot","id":"%d"},"name":"Hot","objective":"O","channel":"%s",\
        "ownerExternalId":{"system":"hr","id":"emp_hot"},"effectiveAt":"2021-01-01T00:00:00Z",\
        "launchedAt":"2021-01-02T00:00:00Z"}\
        """
                .formatted(i, i % 10 == 0 ? "SMS" : "EMAIL");
    }

    private static String touch(int i) {
        return """
        {"externalId":{"system":"hot","id":"%d"},"campaignExternalId":{"system":"hot","id":"%d"},\
        "customerExternalId":{"system":"erp","id":"cus_hot%d"}}\
        """
                .formatted(i, i % 10, i % 10);
    }

    private static String response(int i) {
        return """
        {"externalId":{"system":"hot","id":"%d"},"touchExternalId":{"system":"hot","id":"%d"},\
        "outcome":"OPENED"}\
        """
                .formatted(i, i);
    }
}
