package io.rapport.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.test.Api;
import io.rapport.test.TestPlatform;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;

/// Store and broker are away from the start: the service is there, and says so.
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "RAPPORT_MONGODB=mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=300",
            "rapport.kafka=127.0.0.1:1"
        })
@TestPlatform(store = false, broker = false)
@DirtiesContext
class StoreAwayTests {

    @LocalServerPort private int port;

    @Test
    void answersThatItIsUnavailable() {
        var administrator = Api.as(port, "administrator");

        var written =
                administrator.post(
                        "/api/v1/customers", "{\"kind\":\"ORGANIZATION\",\"name\":\"X\"}");
        var read = administrator.get("/api/v1/customers");

        assertThat(written.status()).isEqualTo(503);
        assertThat(written.code()).isEqualTo("store.unavailable");
        assertThat(written.header("Retry-After")).isNotEmpty();
        assertThat(read.status()).isEqualTo(503);
    }
}
