package io.rapport.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.test.Api;
import io.rapport.test.TestTokens;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/// Who sees which records: what is not seen looks like what is not there.
@ServiceTest
class AccessTests {

    @LocalServerPort private int port;
    private Api administrator = Api.as(0);

    @BeforeEach
    void signIn() {
        administrator = Api.as(port, "administrator");
    }

    @Test
    void aSellerSeesOwnTeamAndPoolAlone() {
        var team = team("North");
        var ada = employee("Ada", ",\"teamId\":\"" + team + "\"");
        var bob = employee("Bob", ",\"teamId\":\"" + team + "\"");
        var eve = employee("Eve", "");
        var ofBob = customer(bob, "bobs");
        var ofEve = customer(eve, "eves");
        var pooled = customer(null, "nobodys");
        var seller = seller(ada, "default");

        assertThat(seller.get("/api/v1/customers/" + ofBob).status()).isEqualTo(200);
        assertThat(seller.get("/api/v1/customers/" + pooled).status()).isEqualTo(200);
        assertThat(seller.get("/api/v1/customers/" + ofEve).status()).isEqualTo(404);
        assertThat(found(seller, ofBob)).isEqualTo(1);
        assertThat(found(seller, ofEve)).isZero();
        assertThat(seller.get("/api/v1/customers/" + ofEve).code())
                .isEqualTo(seller.get("/api/v1/customers/cus_none").code());
    }

    @Test
    void aLeadSeesTheTeamsBelowItsOwn() {
        var lead = employee("Lead", "");
        var upper =
                administrator.post(
                        "/api/v1/teams", "{\"name\":\"U\",\"leadId\":\"%s\"}".formatted(lead));
        var lower =
                administrator.post(
                        "/api/v1/teams",
                        "{\"name\":\"L\",\"parentTeamId\":\"%s\"}".formatted(upper.id()));
        var member = employee("Member", ",\"teamId\":\"" + lower.id() + "\"");
        var customer = customer(member, "below");
        var manager =
                Api.with(
                        port, TestTokens.of("lead").roles("sales-manager").employee(lead).signed());

        assertThat(manager.get("/api/v1/customers/" + customer).status()).isEqualTo(200);
    }

    @Test
    void whatBelongsToAnUnseenCustomerIsUnseen() {
        var customer = customer(employee("Owner", ""), "unseen");
        var contact =
                administrator
                        .post(
                                "/api/v1/contacts",
                                "{\"customerId\":\"" + customer + "\",\"name\":\"C\"}")
                        .id();
        var seller = seller(employee("Stranger", ""), "default");

        assertThat(seller.get("/api/v1/contacts/" + contact).status()).isEqualTo(404);
        assertThat(seller.get("/api/v1/contacts?customer=" + customer).status()).isEqualTo(404);
        assertThat(seller.get("/api/v1/interactions?customer=" + customer).status()).isEqualTo(404);
        assertThat(
                        seller.patch("/api/v1/contacts/" + contact, "{\"name\":\"X\"}", "\"1\"")
                                .status())
                .isEqualTo(404);
        assertThat(
                        seller.post(
                                        "/api/v1/interactions",
                                        """
                                        {"customerId":"%s","channel":"CALL",
                                         "direction":"INBOUND","subject":"S"}
                                        """
                                                .formatted(customer))
                                .code())
                .isEqualTo("interaction.customer-unknown");
    }

    @Test
    void aHandoverOutOfSightIsAnsweredAgainWhenRepeated() {
        var ada = employee("Ada", "");
        var customer = customer(ada, "handed");
        var seller = seller(ada, "default");
        var path = "/api/v1/customers/" + customer + "/owner";
        var body = "{\"ownerId\":\"" + employee("Far", "") + "\"}";

        var first = seller.put(path, body, "Idempotency-Key", "handover");
        var again = seller.put(path, body, "Idempotency-Key", "handover");

        assertThat(first.status()).isEqualTo(200);
        assertThat(again.raw().body()).isEqualTo(first.raw().body());
        assertThat(seller.get("/api/v1/customers/" + customer).status()).isEqualTo(404);
        assertThat(seller.put(path, body).status()).isEqualTo(404);
    }

    @Test
    void anotherTenantSeesNothing() {
        var customer = customer(null, "tenant");
        var stranger =
                Api.with(
                        port,
                        TestTokens.of("x").roles("administrator").tenant("elsewhere").signed());

        assertThat(stranger.get("/api/v1/customers/" + customer).status()).isEqualTo(404);
        assertThat(stranger.get("/api/v1/customers").body().path("items").size()).isZero();
    }

    @Test
    void anAnalystReadsFiguresNotNames() {
        var person =
                administrator.post("/api/v1/customers", "{\"kind\":\"PERSON\",\"name\":\"王芳\"}");
        var analyst = Api.as(port, "analyst");

        var shown = analyst.get("/api/v1/customers/" + person.id());

        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.raw().body()).doesNotContain("王芳");
        assertThat(
                        administrator
                                .get("/api/v1/customers/" + person.id())
                                .body()
                                .path("personal")
                                .path("name")
                                .asString())
                .isEqualTo("王芳");
    }

    private Api seller(String employee, String tenant) {
        return Api.with(
                port,
                TestTokens.of("seller-" + employee)
                        .roles("seller")
                        .employee(employee)
                        .tenant(tenant)
                        .signed());
    }

    private int found(Api api, String id) {
        var name = administrator.get("/api/v1/customers/" + id).body().path("state").path("name");
        return api.get("/api/v1/customers?name=" + name.asString()).body().path("items").size();
    }

    private String team(String name) {
        return administrator.post("/api/v1/teams", "{\"name\":\"" + name + "\"}").id();
    }

    private String employee(String name, String more) {
        return administrator
                .post("/api/v1/employees", "{\"name\":\"" + name + "\"" + more + "}")
                .id();
    }

    private String customer(@Nullable String owner, String name) {
        var owned = owner == null ? "" : ",\"ownerId\":\"" + owner + "\"";
        var answer =
                administrator.post(
                        "/api/v1/customers",
                        "{\"kind\":\"ORGANIZATION\",\"name\":\"" + name + "\"" + owned + "}");
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        return answer.id();
    }
}
