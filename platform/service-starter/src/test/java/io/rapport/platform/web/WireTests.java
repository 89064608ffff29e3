package io.rapport.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.test.TestTokens;
import io.rapport.test.edge.EdgeProof;
import io.rapport.test.edge.EdgeRequests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;

/// What is not as HTTP has it is the client's error, told to it alone: a problem document, nothing
/// in the log, token or not.
@EdgeTest
class WireTests {

    private static final String SELLER = TestTokens.bearer("sam", "seller");

    @LocalServerPort int port;
    @LocalManagementPort int managementPort;

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/things", "/v3/api-docs", "/api/v1/nothing", "/error"})
    void whatIsNoHttpIsRefused(String path) {
        assertThat(EdgeProof.wrong(port, new EdgeRequests(path, SELLER).refusedByAnyServer()))
                .isEmpty();
        assertThat(EdgeProof.wrong(port, new EdgeRequests(path, "").refusedByAnyServer()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/livez", "/actuator/prometheus"})
    void whatIsNoHttpIsRefusedOnTheManagementPort(String path) {
        assertThat(EdgeProof.wrong(managementPort, new EdgeRequests(path, "").refusedByAnyServer()))
                .isEmpty();
    }

    /// What was sent is not repeated, as a servlet would by itself.
    @Test
    void noPortEchoesWhatItIsSent() {
        for (var each : new int[] {port, managementPort}) {
            var answer =
                    EdgeProof.answer(each, "TRACE /livez HTTP/1.1\r\nHost: x\r\nX-Mine: canary");
            assertThat(answer).startsWith("HTTP/1.1 4").doesNotContain("canary");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/things",
                "/api/v1/things/whoami",
                "/api/v1/things/x",
                "/v3/api-docs"
            })
    void otherMethodsAreToldWhichThereAre(String path) {
        assertThat(EdgeProof.wrong(port, new EdgeRequests(path, SELLER).methods())).isEmpty();
    }

    @Test
    void mediaTypesThatNobodySpeaksAreRefused() {
        assertThat(EdgeProof.wrong(port, new EdgeRequests("/api/v1/things", SELLER).media()))
                .isEmpty();
        assertThat(EdgeProof.wrong(port, new EdgeRequests("/v3/api-docs", "").media())).isEmpty();
    }

    @Test
    void bodiesThatNobodyReadsAreRefused() {
        assertThat(EdgeProof.wrong(port, new EdgeRequests("/api/v1/things", SELLER).bodies("POST")))
                .isEmpty();
    }
}
