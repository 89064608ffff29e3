package io.rapport.servicedesk;

import static io.rapport.test.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.rapport.replicas.Neighbour;
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

    private static final int TICKETS = 400;

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
            IntStream.range(0, 11).forEach(i -> customers.hires("emp_hot" + i, null));
        }
        await("the tickets are in").until(() -> rejected() == 0);
    }

    @Test
    void everyListIsServedByAnIndex() {
        var agent =
                Api.with(
                        port,
                        TestTokens.of("hot").roles("service-agent").employee("emp_hot10").signed());
        var probe = new ListProbe(databases.getMongoDatabase());

        for (var query :
                List.of(
                        "limit=50",
                        "customer=cus_hot3",
                        "handler=emp_hot4",
                        "status=RESOLVED",
                        "priority=URGENT",
                        "type=COMPLAINT",
                        "externalId=hot:17",
                        "status=OPEN&priority=LOW&limit=10")) {
            var page = integration.get("/api/v1/tickets?" + query);
            assertThat(page.body().path("items").size()).as(query).isPositive();
        }
        var orders = ListProbe.orders(port, "/api/v1/tickets");
        assertThat(orders).contains("priority", "-priority", "opened", "created");
        ListProbe.walkIn(integration, orders, "/api/v1/tickets");
        ListProbe.walkIn(agent, orders, "/api/v1/tickets");
        assertThat(priorities(integration, "-priority")).startsWith("URGENT").endsWith("LOW");
        assertThat(priorities(agent, "priority")).startsWith("LOW").endsWith("URGENT");
        assertThat(agent.get("/api/v1/tickets").body().path("items").size()).isPositive();
        assertThat(agent.get("/api/v1/tickets?customer=cus_hot9").status()).isEqualTo(200);

        probe.assertFewExamined();
    }

    /// The priorities in the order of a list's pages, each once.
    private static List<String> priorities(Api api, String order) {
        return ListProbe.read(api, "/api/v1/tickets?sort=" + order).stream()
                .map(ticket -> ticket.at("/state/priority").asString())
                .distinct()
                .toList();
    }

    private int rejected() {
        var lines =
                IntStream.range(0, TICKETS)
                        .mapToObj(QueryPlanTests::ticket)
                        .collect(Collectors.joining("\n"));
        return integration
                .send("POST", "/api/v1/tickets/bulk", lines, "Content-Type", "application/x-ndjson")
                .body()
                .path("rejected")
                .asInt();
    }

    private static String ticket(int i) {
        return """
        {"externalId":{"system":"hot","id":"%d"},"customerExternalId":{"system":"erp","id":"cus_hot%d"},\
        "handlerExternalId":{"system":"hr","id":"emp_hot%d"},"type":"%s","channel":"EMAIL","priority":"%s",\
        "subject":"S","effectiveAt":"2021-01-01T00:00:00Z"%s}\
        """
                .formatted(
                        i,
                        i % 10,
                        i % 60 == 9 ? 10 : i / 40,
                        i % 7 == 0 ? "COMPLAINT" : "INQUIRY",
                        i % 9 == 0 ? "URGENT" : "LOW",
                        i % 5 == 0 ? ",\"resolvedAt\":\"2021-01-02T00:00:00Z\"" : "");
    }
}
