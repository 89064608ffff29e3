package io.rapport.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.test.Api;
import io.rapport.test.TestToken;
import io.rapport.test.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/// What callers are told about themselves.
@ServiceTest
class MeTests {

    @LocalServerPort private int port;
    private Api administrator = Api.as(0);

    @BeforeEach
    void signIn() {
        administrator = Api.as(port, "administrator");
    }

    @Test
    void anEmployeeIsToldTeamsAndWhatFollowsFromTheRoles() {
        var north = administrator.post("/api/v1/teams", "{\"name\":\"North\"}").id();
        var ada =
                administrator
                        .post(
                                "/api/v1/employees",
                                "{\"name\":\"Ada\",\"teamId\":\"%s\"}".formatted(north))
                        .id();
        var south =
                administrator
                        .post(
                                "/api/v1/teams",
                                "{\"name\":\"South\",\"leadId\":\"%s\"}".formatted(ada))
                        .id();

        var me = me(TestTokens.of("ada").roles("seller", "sales-manager").employee(ada));

        assertThat(me.at("/employee/id").asString()).isEqualTo(ada);
        assertThat(me.at("/employee/personal/name").asString()).isEqualTo("Ada");
        assertThat(me.get("teams").toString())
                .isEqualTo(
                        """
                        [{"id":"%s","name":"North","member":true,"leads":false},\
                        {"id":"%s","name":"South","member":false,"leads":true}]\
                        """
                                .formatted(north, south));
        assertThat(me.get("roles").toString()).isEqualTo("[\"sales-manager\",\"seller\"]");
        assertThat(me.get("sees").asString()).isEqualTo("LED_TEAMS");
        assertThat(me.get("seesAllOf").size()).isZero();
        assertThat(me.get("readsPersonalData").asBoolean()).isTrue();
        assertThat(me.get("tenant").asString()).isEqualTo("default");
        assertThat(me.get("zone").asString()).isEqualTo("UTC");
        assertThat(me.get("language").asString()).isEqualTo("en");
    }

    @Test
    void theServiceDeskSeesAllOfOneKind() {
        var desk = me(TestTokens.of("sam").roles("service-agent", "service-lead"));
        assertThat(desk.get("sees").asString()).isEqualTo("LED_TEAMS");
        assertThat(desk.get("seesAllOf").toString()).isEqualTo("[\"customer\"]");

        var both = me(TestTokens.of("sam").roles("service-agent", "marketer"));
        assertThat(both.get("sees").asString()).isEqualTo("TENANT");
        assertThat(both.get("seesAllOf").toString()).isEqualTo("[\"customer\"]");
    }

    @Test
    void whoeverIsNotInTheDirectoryHasRolesAlone() {
        var operator = me(TestTokens.of("oz").roles("operator"));
        assertThat(operator.get("sees").asString()).isEqualTo("NONE");
        assertThat(operator.get("readsPersonalData").asBoolean()).isFalse();
        assertThat(operator.has("employee")).isFalse();
        assertThat(operator.get("teams").size()).isZero();

        var gone = me(TestTokens.of("eve").roles("analyst").employee("emp_nobody"));
        assertThat(gone.has("employee")).isFalse();
        assertThat(gone.get("sees").asString()).isEqualTo("TENANT");
    }

    @Test
    void anotherTenantsDirectoryIsNotAsked() {
        var ada = administrator.post("/api/v1/employees", "{\"name\":\"Ada\"}").id();

        var me = me(TestTokens.of("ada").tenant("another").roles("seller").employee(ada));

        assertThat(me.get("tenant").asString()).isEqualTo("another");
        assertThat(me.has("employee")).isFalse();
    }

    private JsonNode me(TestToken token) {
        return Api.with(port, token.signed()).get("/api/v1/me").body();
    }
}
