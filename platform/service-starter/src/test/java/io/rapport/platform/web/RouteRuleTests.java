package io.rapport.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.platform.security.KnownRoles;
import io.rapport.platform.security.RouteTable;
import io.rapport.test.TestTokens;
import java.net.http.HttpRequest;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@EdgeTest
class RouteRuleTests {

    private static final String SELLER = TestTokens.bearer("sam", "seller");

    @LocalServerPort int port;
    @LocalManagementPort int managementPort;
    private final RequestMappingHandlerMapping mapping;
    private final KnownRoles roles;

    RouteRuleTests(
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping,
            KnownRoles roles) {
        this.mapping = mapping;
        this.roles = roles;
    }

    @Test
    void theTableFindsTheForgottenRoute() {
        var table = RouteTable.of(mapping);

        assertThat(table.withoutRule())
                .extracting(RouteTable.Route::path)
                .containsExactly("/api/v1/things/forgotten");
        assertThat(table.text())
                .contains("GET    /api/v1/things/whoami [seller,operator]\n")
                .contains("POST   /api/v1/things [seller,administrator]\n")
                .doesNotContain("/error");
    }

    @Test
    void everyRoleMeetsEveryRoute() {
        var http = new Http(port);
        for (var route : RouteTable.of(mapping).routes()) {
            for (var role : roles.names()) {
                var status = call(http, route, TestTokens.bearer("sam", role));
                if (route.roles().contains(role) || route.path().equals(RouteTable.API_DOCUMENT)) {
                    assertThat(status).as(route.line() + " as " + role).isNotIn(401);
                } else {
                    assertThat(status).as(route.line() + " as " + role).isEqualTo(403);
                }
            }
            assertThat(call(http, route, TestTokens.bearer("sam")))
                    .as(route.line() + " without a role")
                    .isEqualTo(route.path().equals(RouteTable.API_DOCUMENT) ? 200 : 403);
        }
    }

    private static int call(Http http, RouteTable.Route route, String token) {
        var path = route.path().replaceAll("\\{[^}]+}", "thg_1");
        return http.send(
                        route.method(),
                        path,
                        token,
                        HttpRequest.BodyPublishers.ofString("{}"),
                        "Content-Type",
                        path.endsWith("bulk") ? "application/x-ndjson" : "application/json")
                .status();
    }

    @Test
    void noRouteObtainsTheSystemScope() {
        var answer = new Http(port).get("/api/v1/things/system", SELLER);

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body()).doesNotContain("never seen");
    }

    @Test
    void operatorsSeeNoRecords() {
        var operator = TestTokens.bearer("olga", "operator");

        assertThat(new Http(port).get("/api/v1/things", operator).code())
                .isEqualTo("access.no-records");
        assertThat(new Http(port).get("/api/v1/things/whoami", operator).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator",
                "/actuator/health",
                "/actuator/env",
                "/actuator/heapdump",
                "/actuator/prometheus",
                "/actuator/mappings",
                "/actuator/loggers",
                "/actuator/sbom",
                "/ACTUATOR/env",
                "/actuator/env/",
                "/actuator;x=1/env",
                "//actuator/env",
                "/%61ctuator/env",
                "/x/../actuator/env",
                "/%2e/actuator/env",
                "/livez",
                "/api/v1/things/..;/forgotten",
                "/api/v1/things%2fforgotten",
            })
    void theActuatorIsNotOnThePublicPort(String path) {
        assertThat(new Http(port).get(path, SELLER).status()).as(path).isIn(400, 401, 403, 404);
        assertThat(new Http(port).get(path, "").status()).as(path).isIn(400, 401, 404);
    }

    @Test
    void theManagementPortShowsHealthInfoAndPrometheusOnly() {
        var http = new Http(managementPort);

        for (var open : Set.of("/livez", "/readyz", "/actuator/health", "/actuator/info")) {
            assertThat(http.get(open, "").status()).as(open).isEqualTo(200);
        }
        assertThat(http.get("/actuator/prometheus", "").body())
                .contains("jvm_memory_used_bytes")
                .contains("application=");
        for (var closed :
                Set.of("env", "heapdump", "loggers", "mappings", "beans", "sbom", "metrics")) {
            assertThat(http.get("/actuator/" + closed, "").status()).as(closed).isEqualTo(404);
        }
        assertThat(http.get("/api/v1/things/whoami", SELLER).status()).isEqualTo(404);
        assertThat(http.post("/actuator/health", "", "{}").status()).isIn(401, 403, 405);
    }
}
