package io.rapport.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.test.TestPlatform;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/// From command to read, over HTTP and a real store.
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@TestPlatform
class CustomerStoryTests {

    @LocalServerPort private int port;

    @Test
    void registersShowsAndFindsACustomer() {
        var seller = Api.as(port, "seller");

        var registered =
                seller.post(
                        "/api/v1/customers",
                        """
                        {"kind":"ORGANIZATION","name":"华东机械有限公司","industry":"machinery",
                         "region":"Shanghai","externalIds":[{"system":"erp","id":"10042"}]}
                        """);

        assertThat(registered.status()).as(registered.raw().body()).isEqualTo(201);
        assertThat(registered.header("Location")).isEqualTo("/api/v1/customers/" + registered.id());
        assertThat(registered.header("ETag")).isEqualTo("\"1\"");
        assertThat(registered.header("Rapport-Token")).startsWith(registered.id());
        var shown = seller.get("/api/v1/customers/" + registered.id());
        assertThat(shown.header("ETag")).isEqualTo("\"1\"");
        assertThat(shown.body().path("sequence").asLong()).isEqualTo(1);
        assertThat(shown.body().path("state").path("name").asString()).isEqualTo("华东机械有限公司");
        assertThat(shown.body().path("state").path("canonicalId").asString())
                .isEqualTo(registered.id());
        var found = seller.get("/api/v1/customers?name=%E6%9C%BA%E6%A2%B0&industry=machinery");
        assertThat(found.body().path("items").path(0).path("id").asString())
                .as(found.raw().body())
                .isEqualTo(registered.id());
    }
}
