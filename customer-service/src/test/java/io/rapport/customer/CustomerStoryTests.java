package io.rapport.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.test.Api;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/// A customer from command to read, over HTTP and a real store.
@ServiceTest
class CustomerStoryTests {

    @LocalServerPort private int port;
    private Api administrator = Api.as(0);

    @BeforeEach
    void signIn() {
        administrator = Api.as(port, "administrator");
    }

    @Test
    void registersShowsAndFindsACustomer() {
        var registered =
                administrator.post(
                        "/api/v1/customers",
                        """
                        {"kind":"ORGANIZATION","name":"华东机械有限公司","industry":"machinery",
                         "region":"Shanghai","externalIds":[{"system":"erp","id":"10042"}]}
                        """);

        assertThat(registered.status()).as(registered.raw().body()).isEqualTo(201);
        assertThat(registered.header("Location")).isEqualTo("/api/v1/customers/" + registered.id());
        assertThat(registered.header("ETag")).isEqualTo("\"1\"");
        assertThat(registered.header("Rapport-Token")).startsWith(registered.id());
        var shown = administrator.get("/api/v1/customers/" + registered.id());
        assertThat(shown.header("ETag")).isEqualTo("\"1\"");
        assertThat(shown.body().path("sequence").asLong()).isEqualTo(1);
        assertThat(shown.body().path("state").path("name").asString()).isEqualTo("华东机械有限公司");
        assertThat(shown.body().path("state").path("canonicalId").asString())
                .isEqualTo(registered.id());
        assertThat(onlyFound("name=%E6%9C%BA%E6%A2%B0&industry=machinery"))
                .isEqualTo(registered.id());
        assertThat(onlyFound("externalId=erp:10042")).isEqualTo(registered.id());
    }

    @Test
    void changesOnlyWhatAPatchNamesAndOnlyAgainstTheNewestRevision() {
        var id = register("Patch & Sons", "\"industry\":\"retail\",\"region\":\"Norway\"");

        var changed =
                administrator.patch(
                        "/api/v1/customers/" + id, "{\"industry\":null,\"name\":\"P\"}", "\"1\"");

        assertThat(changed.status()).as(changed.raw().body()).isEqualTo(200);
        assertThat(changed.header("ETag")).isEqualTo("\"2\"");
        var state = administrator.get("/api/v1/customers/" + id).body().path("state");
        assertThat(state.path("name").asString()).isEqualTo("P");
        assertThat(state.has("industry")).isFalse();
        assertThat(state.path("region").asString()).isEqualTo("Norway");
        var stale = administrator.patch("/api/v1/customers/" + id, "{\"name\":\"Q\"}", "\"1\"");
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.code()).isEqualTo("command.stale-revision");
    }

    @Test
    void handsOverOnlyToAnActiveEmployee() {
        var ada = join("Ada Lovelace");
        var id = register("Handed Over", "\"region\":\"Norway\"");

        assertThat(own(id, "\"" + ada + "\"").status()).isEqualTo(200);
        assertThat(own(id, "null").status()).isEqualTo(200);
        administrator.put("/api/v1/employees/" + ada + "/departure", "{}");
        var refused = own(id, "\"" + ada + "\"");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("customer.owner-not-active");
        assertThat(administrator.get("/api/v1/customers/" + id).header("ETag")).isEqualTo("\"3\"");
    }

    @Test
    void movesOnThroughTheStagesThatMayFollow() {
        var id = register("Staged", "\"lifecycle\":\"PROSPECT\"");

        assertThat(stage(id, "ACTIVE").status()).isEqualTo(200);
        var refused = stage(id, "SUSPECT");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("customer.stage-cannot-follow");
        assertThat(refused.body().path("allowed").size()).isEqualTo(4);
    }

    @Test
    void refusesAGroupThatWouldContainItself() {
        var top = register("Top", "\"region\":\"Norway\"");
        var middle = register("Middle", "\"parentId\":\"" + top + "\"");
        var bottom = register("Bottom", "\"parentId\":\"" + middle + "\"");

        var circular =
                administrator.patch(
                        "/api/v1/customers/" + top, "{\"parentId\":\"" + bottom + "\"}", "\"1\"");
        var unknown =
                administrator.patch(
                        "/api/v1/customers/" + top, "{\"parentId\":\"cus_none\"}", "\"1\"");

        assertThat(circular.code()).isEqualTo("customer.parent-circular");
        assertThat(unknown.code()).isEqualTo("customer.parent-unknown");
        assertThat(onlyFound("parent=" + middle)).isEqualTo(bottom);
    }

    @Test
    void refusesASecondCustomerUnderOneExternalId() {
        var ids = "\"externalIds\":[{\"system\":\"erp\",\"id\":\"twice\"}]";
        register("First", ids);

        var second =
                administrator.post(
                        "/api/v1/customers", "{\"kind\":\"PERSON\",\"name\":\"S\"," + ids + "}");

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.code()).isEqualTo("customer.already-exists");
        assertThat(second.raw().body()).as("who holds it").doesNotContain("cus_");
    }

    @Test
    void answersARepeatedCommandAsBefore() {
        var body = "{\"kind\":\"ORGANIZATION\",\"name\":\"Once\"}";

        var first = administrator.post("/api/v1/customers", body, "Idempotency-Key", "once");
        var again = administrator.post("/api/v1/customers", body, "Idempotency-Key", "once");
        var other =
                administrator.post(
                        "/api/v1/customers",
                        body.replace("Once", "Other"),
                        "Idempotency-Key",
                        "once");

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.code()).isEqualTo("command.idempotency-key-reused");
    }

    private String register(String name, String more) {
        var answer =
                administrator.post(
                        "/api/v1/customers",
                        "{\"kind\":\"ORGANIZATION\",\"name\":\"" + name + "\"," + more + "}");
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        return answer.id();
    }

    private String join(String name) {
        return administrator.post("/api/v1/employees", "{\"name\":\"" + name + "\"}").id();
    }

    private Api.Answer own(String id, String owner) {
        return administrator.put(
                "/api/v1/customers/" + id + "/owner", "{\"ownerId\":" + owner + "}");
    }

    private Api.Answer stage(String id, String stage) {
        return administrator.put(
                "/api/v1/customers/" + id + "/lifecycle", "{\"lifecycle\":\"" + stage + "\"}");
    }

    private String onlyFound(String query) {
        var items = administrator.get("/api/v1/customers?" + query).body().path("items");
        assertThat(items.size()).isEqualTo(1);
        return items.path(0).path("id").asString();
    }
}
