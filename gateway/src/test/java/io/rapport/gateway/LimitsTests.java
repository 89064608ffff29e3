package io.rapport.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.test.TestTokens;
import org.junit.jupiter.api.Test;

class LimitsTests extends GatewayTest {

    private static final int MEGABYTE = 1024 * 1024;

    @Test
    void refusesABodyThatIsAnnouncedTooLarge() {
        var answer = ada().send("POST", "/api/v1/customers", "a".repeat(MEGABYTE + 1));

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.body()).contains("request.too-large");
        assertThat(service("customer").seen()).isEmpty();
    }

    @Test
    void takesABodyThatIsJustSmallEnough() {
        assertThat(ada().send("POST", "/api/v1/customers", "a".repeat(MEGABYTE)).status())
                .isEqualTo(200);
        assertThat(ada().sendChunked("POST", "/api/v1/customers", MEGABYTE).status())
                .isEqualTo(200);
        assertThat(service("customer").last().body()).hasSize(MEGABYTE);
    }

    @Test
    void cutsOffABodyThatBecomesTooLarge() {
        var answer = ada().sendChunked("POST", "/api/v1/customers", 50L * MEGABYTE);

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.body()).contains("request.too-large");
        assertThat(service("customer").seen()).noneMatch(seen -> seen.body().length() > MEGABYTE);
    }

    @Test
    void takesLargerBodiesInBulk() {
        var carl = TestTokens.bearer("carl", "integration");

        assertThat(bulk(carl, 5L * MEGABYTE)).isEqualTo(200);
        assertThat(service("opportunity").last().body()).hasSize(5 * MEGABYTE);
        assertThat(bulk(carl, 5L * MEGABYTE + 16 * 1024)).isEqualTo(413);
    }

    @Test
    void limitsEachPrincipalAndEachKindOfRequestByItself() {
        var eve = TestTokens.bearer("eve", "integration");
        var first = new RawHttp(port).bearer(eve).send("POST", "/api/v1/products/bulk", "{}");
        assertThat(first.header("X-RateLimit-Limit")).isEqualTo("3");
        assertThat(first.header("X-RateLimit-Remaining")).isEqualTo("2");
        for (var i = 0; i < 5; i++) {
            new RawHttp(port).bearer(eve).send("POST", "/api/v1/products/bulk", "{}");
        }

        var refused =
                new RawHttp(port)
                        .bearer(eve)
                        .header("X-Forwarded-For", "9.9.9.9")
                        .header("X-User-Id", "mallory")
                        .send("POST", "/api/v1/products/bulk", "{}");

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isEqualTo("1");
        assertThat(refused.header("X-RateLimit-Remaining")).isEqualTo("0");
        assertThat(refused.body()).contains("urn:rapport:problem:request.too-many");
        assertThat(service("opportunity").seen().size()).isLessThanOrEqualTo(5);

        assertThat(new RawHttp(port).bearer(eve).get("/api/v1/products").status()).isEqualTo(200);
        assertThat(bulk(TestTokens.bearer("frank", "integration"), 10)).isEqualTo(200);
        var otherTenant = TestTokens.of("eve").tenant("acme").roles("integration").signed();
        assertThat(bulk(otherTenant, 10)).isEqualTo(200);
    }

    private int bulk(String token, long bytes) {
        return new RawHttp(port)
                .bearer(token)
                .sendChunked("POST", "/api/v1/opportunities/bulk", bytes)
                .status();
    }
}
