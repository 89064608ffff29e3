package io.rapport.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManagementTests extends GatewayTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator/health",
                "/actuator/health/liveness",
                "/actuator/health/readiness",
                "/actuator/info",
                "/actuator/prometheus"
            })
    void servesWhatOperatorsNeedOnTheirPort(String target) {
        assertThat(new RawHttp(managementPort).get(target).status()).isEqualTo(200);
    }

    @Test
    void isAliveWhateverBecomesOfTheServices() {
        service("customer").behave(exchange -> StubService.json(exchange, 503, "{}"));

        var health = new RawHttp(managementPort).get("/actuator/health/liveness");

        assertThat(health.body()).contains("UP").doesNotContain("customer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "env", "heapdump", "threaddump", "gateway", "gateway/routes", "loggers", "refresh",
                "mappings", "beans", "configprops", "sbom", "shutdown", "metrics", "bindings",
                "conditions", "caches", "scheduledtasks", "httpexchanges"
            })
    void servesNothingElse(String endpoint) {
        assertThat(new RawHttp(managementPort).get("/actuator/" + endpoint).status())
                .isEqualTo(404);
        assertThat(new RawHttp(managementPort).send("POST", "/actuator/" + endpoint, "{}").status())
                .isIn(404, 405);
        assertThat(ada().get("/actuator/" + endpoint).status()).isEqualTo(404);
        assertThat(anonymous().get("/actuator/" + endpoint).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator", "/actuator/health", "/actuator/prometheus", "/ACTUATOR/env",
                "/actuator/env/", "/actuator;/env", "//actuator/env", "/%61ctuator/env",
                "/api/v1/customers/../../../actuator/env", "/actuator/%2e%2e/actuator/env"
            })
    void servesNoneOfItOnThePublicPort(String target) {
        assertThat(anonymous().get(target).status()).isIn(401, 404);
        assertThat(ada().get(target).status()).isEqualTo(404);
    }
}
