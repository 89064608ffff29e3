package io.rapport.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.test.Api;
import io.rapport.test.ListProbe;
import io.rapport.test.StoreCommands;
import io.rapport.test.TestTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
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
    void whatIsHiddenAnswersAndCostsWhatThereIsNot() {
        var customer = customer(employee("Owner", ""), "hidden");
        var contact =
                administrator.post(
                        "/api/v1/contacts", "{\"customerId\":\"" + customer + "\",\"name\":\"C\"}");
        var interaction =
                administrator.post(
                        "/api/v1/interactions",
                        """
                        {"customerId":"%s","channel":"CALL","direction":"INBOUND","subject":"S"}
                        """
                                .formatted(customer));
        var seller = seller(employee("Ada", ""), "default");
        var hidden =
                Map.of(
                        "/api/v1/customers/",
                        customer,
                        "/api/v1/contacts/",
                        contact.id(),
                        "/api/v1/interactions/",
                        interaction.id());

        hidden.forEach((path, id) -> {
            for (var patch : List.of("{}", "{\"name\":null}", "{\"subject\":\"\"}")) {
                assertThat(patched(seller, path, id, patch))
                        .as("%s %s", path, patch)
                        .isEqualTo(patched(seller, path, "none_1", patch));
            }
            assertThat(shown(seller, path, id)).isEqualTo(shown(seller, path, "none_1"));
        });
    }

    /// What it answered, and what that cost the store.
    private static List<String> patched(Api caller, String path, String id, String patch) {
        return answered(id, () -> caller.patch(path + id, patch, "\"999\""));
    }

    private static List<String> shown(Api caller, String path, String id) {
        return answered(id, () -> caller.get(path + id));
    }

    private static List<String> answered(String id, Supplier<Api.Answer> request) {
        var told = new ArrayList<String>();
        told.addAll(
                StoreCommands.during(() -> {
                    var answer = request.get();
                    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(404);
                    told.add(answer.code() + answer.body().path("detail"));
                }));
        // Who the caller works with is remembered for a moment, whoever asks for what.
        return told.stream()
                .filter(each -> !each.matches(".*\"find\": \"(employees|teams)\".*"))
                .map(each -> each.replace(id, "<id>").replaceAll("cus_[a-z0-9]*", "<customer>"))
                .map(each -> each.replace("none_1", "<id>"))
                .toList();
    }

    @Test
    void aSellerGivesOutNoExternalIdsAndLearnsNothingOfThoseThatThereAre() {
        var customer = customer(employee("Owner", ""), "taken");
        var taken = externalIds("taken-1");
        administrator.patch(
                "/api/v1/customers/" + customer, "{\"externalIds\":" + taken + "}", "\"1\"");
        var ada = employee("Ada", "");
        var own = customer(ada, "own");
        administrator.patch(
                "/api/v1/customers/" + own,
                "{\"externalIds\":" + externalIds("own-1") + "}",
                "\"1\"");
        var seller = seller(ada, "default");

        for (var ids : List.of(taken, externalIds("free-1"))) {
            var body = "{\"kind\":\"ORGANIZATION\",\"name\":\"X\",\"externalIds\":" + ids + "}";
            var refused = seller.post("/api/v1/customers", body);
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.code()).isEqualTo("command.system-not-given");
            var patched =
                    seller.patch(
                            "/api/v1/customers/" + own, "{\"externalIds\":" + ids + "}", "\"2\"");
            assertThat(patched.code()).isEqualTo("command.system-not-given");
        }
        var kept =
                seller.patch(
                        "/api/v1/customers/" + own,
                        "{\"name\":\"Y\",\"externalIds\":" + externalIds("own-1") + "}",
                        "\"2\"");
        assertThat(kept.status()).as(kept.raw().body()).isEqualTo(200);
    }

    private static String externalIds(String id) {
        return "[{\"system\":\"erp\",\"id\":\"" + id + "\"}]";
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

    /// Whoever calls is somebody's customer: the desk sees each of them with what belongs to it,
    /// and writes down what was talked about. Whose customer it is, it does not decide.
    @Test
    void theServiceDeskSeesTheCustomersOfEverybody() {
        var customer = customer(employee("Owner", ""), "calls");
        var person = "{\"customerId\":\"" + customer + "\",\"name\":\"C\"}";
        var contact = administrator.post("/api/v1/contacts", person).id();
        var desk = employee("Desk", "");

        for (var role : List.of("service-agent", "service-lead")) {
            var agent = Api.with(port, TestTokens.of("d").roles(role).employee(desk).signed());
            assertThat(agent.get("/api/v1/customers/" + customer).status()).isEqualTo(200);
            assertThat(agent.get("/api/v1/contacts/" + contact).status()).isEqualTo(200);
            assertThat(ListProbe.walk(agent, "/api/v1/customers?id=" + customer))
                    .containsExactly(customer);
            var call =
                    """
                    {"customerId":"%s","channel":"CALL","direction":"INBOUND","subject":"S"}
                    """
                            .formatted(customer);
            assertThat(agent.post("/api/v1/interactions", call).status()).isEqualTo(201);
            var taken =
                    agent.put(
                            "/api/v1/customers/" + customer + "/owner",
                            "{\"ownerId\":\"" + desk + "\"}");
            assertThat(taken.status()).isEqualTo(403);
        }
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
