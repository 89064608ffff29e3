package io.rapport.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.test.edge.EdgeProof;
import io.rapport.test.edge.EdgeRequests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is not as HTTP has it goes no further than the gateway.
class WireTests extends GatewayTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/v1/customers", "/v3/api-docs", "/v3/api-docs/customer", "/nowhere"})
    void whatIsNoHttpIsRefused(String path) {
        assertThat(EdgeProof.wrong(port, new EdgeRequests(path, ADA).refusedByAnyServer()))
                .isEmpty();
        assertThat(EdgeProof.wrong(port, new EdgeRequests(path, "").refusedByAnyServer()))
                .isEmpty();
        assertThat(SERVICES.values()).allMatch(stub -> stub.seen().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/customers", "/v3/api-docs", "/v3/api-docs/customer"})
    void otherMethodsAreToldWhichThereAre(String path) {
        assertThat(EdgeProof.wrong(port, new EdgeRequests(path, ADA).methods())).isEmpty();
        assertThat(SERVICES.values()).allMatch(stub -> stub.seen().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v3/api-docs", "/v3/api-docs/customer"})
    void documentsAreReadAndNothingElse(String path) {
        var requests =
                new EdgeRequests(path, ADA)
                        .methods("HEAD1", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

        assertThat(EdgeProof.wrong(port, requests)).isEmpty();
        assertThat(SERVICES.values()).allMatch(stub -> stub.seen().isEmpty());
    }

    /// What came before the fault is not the whole body: no service may take it for that.
    @Test
    void chunksThatAreNoneAreRefused() {
        var requests = new EdgeRequests("/api/v1/customers", ADA).chunks("POST");

        assertThat(EdgeProof.wrong(port, requests)).isEmpty();
        assertThat(service("customer").seen()).isEmpty();
    }

    @Test
    void mediaTypesThatNobodySpeaksAreRefused() {
        assertThat(EdgeProof.wrong(port, new EdgeRequests("/v3/api-docs", "").media())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/livez", "/actuator/prometheus"})
    void whatIsNoHttpIsRefusedOnTheManagementPort(String path) {
        assertThat(EdgeProof.wrong(managementPort, new EdgeRequests(path, "").refusedByAnyServer()))
                .isEmpty();
    }
}
