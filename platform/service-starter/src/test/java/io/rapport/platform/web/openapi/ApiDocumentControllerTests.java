package io.rapport.platform.web.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.platform.web.EdgeTest;
import io.rapport.platform.web.Http;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@EdgeTest
class ApiDocumentControllerTests {

    @Test
    void theFileIsServedToEveryone(@LocalServerPort int port) {
        var answer = new Http(port).get("/v3/api-docs", "");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        assertThat(answer.json().path("openapi").asString()).isEqualTo("3.1.0");
    }
}
