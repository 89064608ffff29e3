package io.rapport.customer;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import io.rapport.test.Api;
import io.rapport.test.TestStore;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/// Imports, over HTTP and a real store.
@ServiceTest
class BulkTests {

    private static final String CUSTOMERS = "/api/v1/customers/bulk";

    @LocalServerPort private int port;
    private Api integration = Api.as(0);

    @BeforeEach
    void signIn() {
        integration = Api.as(port, "integration");
    }

    @Test
    void takesParentsThatComeLaterAndCanBeRepeated() {
        var lines =
                """
                {"externalId":{"system":"a","id":"child"},"kind":"ORGANIZATION","name":"Child","parentExternalId":{"system":"a","id":"parent"},"effectiveAt":"2016-10-01T00:00:00Z"}
                {"externalId":{"system":"a","id":"parent"},"kind":"ORGANIZATION","name":"Parent","effectiveAt":"2016-10-01T00:00:00Z"}
                {"externalId":{"system":"a","id":"lost"},"kind":"ORGANIZATION","name":"Lost","parentExternalId":{"system":"a","id":"nobody"}}
                not json
                """;

        var rehearsed = send(CUSTOMERS + "?dryRun=true", lines, "imp-dry");
        var first = send(CUSTOMERS, lines, "imp-1");
        var again = send(CUSTOMERS, lines, "imp-1");

        assertThat(outcomes(rehearsed))
                .containsExactly("created", "created", "rejected", "rejected");
        assertThat(outcomes(first)).containsExactly("created", "created", "rejected", "rejected");
        assertThat(outcomes(again))
                .containsExactly("unchanged", "unchanged", "rejected", "rejected");
        var refused = first.path("items").path(2).path("problem");
        assertThat(refused.path("code").asString()).isEqualTo("customer.parent-unknown");
        var child =
                integration.get(
                        "/api/v1/customers/" + first.path("items").path(0).path("id").asString());
        assertThat(child.body().path("state").path("parentId").asString())
                .isEqualTo(first.path("items").path(1).path("id").asString());
        assertThat(total("imp-1")).isEqualTo(2);
        assertThat(integration.get("/api/v1/customers/imports/imp-dry").status()).isEqualTo(404);
    }

    @Test
    void anOldExternalIdGoesOnNamingItsRecord() {
        var known = send(CUSTOMERS, customer("plain", "Plain", "2020-01-01"), "imp-o");
        // As an older version took it: nothing made today can be called so.
        try (var client = MongoClients.create(TestStore.uri())) {
            client.getDatabase("customer_service_tests")
                    .getCollection("claims")
                    .insertOne(
                            new Document("_id", "default|customer-external-id|a|padded ")
                                    .append("aggregate", known.at("/items/0/id").asString())
                                    .append("type", "customer"));
        }

        var named = send(CUSTOMERS, customer("padded ", "Padded", "2021-01-01"), "imp-o");
        var fresh = send(CUSTOMERS, customer("fresh ", "Fresh", "2021-01-01"), "imp-o");
        var rehearsed =
                send(
                        CUSTOMERS + "?dryRun=true",
                        customer("fresh ", "Fresh", "2021-01-01"),
                        "imp-o");

        assertThat(outcomes(named)).containsExactly("changed");
        assertThat(outcomes(fresh)).containsExactly("rejected");
        assertThat(outcomes(rehearsed)).containsExactly("rejected");
        assertThat(fresh.at("/items/0/problem/errors/0/field").asString())
                .isEqualTo("externalId.id");
    }

    @Test
    void leavesWhatIsKnownMoreNewly() {
        send(CUSTOMERS, customer("n", "New", "2020-01-01"), "imp-n");

        var older = send(CUSTOMERS, customer("n", "Old", "2019-01-01"), "imp-n");
        var newer = send(CUSTOMERS, customer("n", "Newer", "2021-01-01"), "imp-n");

        assertThat(outcomes(older)).containsExactly("unchanged");
        assertThat(older.path("items").path(0).path("reason").asString())
                .isEqualTo("newer value known");
        assertThat(outcomes(newer)).containsExactly("changed");
        assertThat(total("imp-n")).isEqualTo(2);
    }

    @Test
    void aDryRunTellsWhatTheRunWillDo() {
        var twice =
                customer("t", "First", "2020-01-01")
                        + customer("t", "Second", "2021-01-01")
                        + customer("t", "First", "2020-01-01")
                        + customer("t", "Third", "2999-01-01");

        var rehearsed = outcomes(send(CUSTOMERS + "?dryRun=true", twice, "imp-t"));

        assertThat(rehearsed).containsExactly("created", "changed", "unchanged", "rejected");
        assertThat(outcomes(send(CUSTOMERS, twice, "imp-t"))).isEqualTo(rehearsed);
    }

    @Test
    void takesTeamsAndEmployeesThatNameEachOther() {
        var teams = "{\"externalId\":{\"system\":\"d\",\"id\":\"north\"},\"name\":\"North\"%s}\n";
        var people =
                """
                externalId.system,externalId.id,name,teamExternalId.system,teamExternalId.id,managerExternalId.system,managerExternalId.id,region,effectiveAt
                d,ada,Ada,d,north,d,grace,East,2016-10-01T00:00:00Z
                d,grace,Grace,d,north,,,East,2016-10-01T00:00:00Z
                """;

        var formed = send("/api/v1/teams/bulk", teams.formatted(""), "imp-d");
        var joined =
                integration.send(
                        "POST",
                        "/api/v1/employees/bulk",
                        people,
                        "Content-Type",
                        "text/csv",
                        "Rapport-Correlation-Id",
                        "imp-d");
        var led =
                send(
                        "/api/v1/teams/bulk",
                        teams.formatted(",\"leadExternalId\":{\"system\":\"d\",\"id\":\"grace\"}"),
                        "imp-d");

        assertThat(outcomes(formed)).containsExactly("created");
        assertThat(outcomes(joined.body()))
                .as(joined.raw().body())
                .containsExactly("created", "created");
        assertThat(outcomes(led)).containsExactly("changed");
        assertThat(total("imp-d")).isEqualTo(4);
        var ada = integration.get("/api/v1/employees?externalId=d:ada").body();
        assertThat(ada.path("items").path(0).path("state").path("managerId").asString())
                .isEqualTo(joined.body().path("items").path(1).path("id").asString());
    }

    @Test
    void takesContactsAndInteractions() {
        send(CUSTOMERS, customer("c", "Contacted", "2020-01-01"), "imp-c");
        var contact =
                """
                {"externalId":{"system":"a","id":"con"},"customerExternalId":{"system":"a","id":"c"},"name":"Ada"}
                """;
        var interaction =
                """
                {"externalId":{"system":"a","id":"int"},"customerExternalId":{"system":"a","id":"c"},"contactExternalId":{"system":"a","id":"con"},"channel":"CALL","direction":"INBOUND","subject":"%s","occurredAt":"2020-02-01T10:00:00Z"}
                """;

        assertThat(outcomes(send("/api/v1/contacts/bulk", contact, "imp-c")))
                .containsExactly("created");
        assertThat(outcomes(send("/api/v1/contacts/bulk", contact, "imp-c")))
                .containsExactly("unchanged");
        var path = "/api/v1/interactions/bulk";
        assertThat(outcomes(send(path, interaction.formatted("A"), "imp-c")))
                .containsExactly("created");
        assertThat(outcomes(send(path, interaction.formatted("A"), "imp-c")))
                .containsExactly("unchanged");
        assertThat(outcomes(send(path, interaction.formatted("B"), "imp-c")))
                .containsExactly("changed");
        assertThat(total("imp-c")).isEqualTo(4);
    }

    private JsonNode send(String path, String lines, String importId) {
        var answer =
                integration.send(
                        "POST",
                        path,
                        lines,
                        "Content-Type",
                        "application/x-ndjson",
                        "Rapport-Correlation-Id",
                        importId);
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        return answer.body();
    }

    private long total(String importId) {
        return integration
                .get("/api/v1/customers/imports/" + importId)
                .body()
                .path("total")
                .asLong();
    }

    private static List<String> outcomes(JsonNode result) {
        return result.path("items")
                .valueStream()
                .map(item -> item.path("outcome").asString())
                .toList();
    }

    private static String customer(String id, String name, String since) {
        return """
        {"externalId":{"system":"a","id":"%s"},"kind":"ORGANIZATION","name":"%s","effectiveAt":"%sT00:00:00Z"}
        """
                .formatted(id, name, since);
    }
}
