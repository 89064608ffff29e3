package io.rapport.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorsTests extends GatewayTest {

    private static final String PAGE = "https://crm.example.com";

    @Test
    void letsAKnownPageAskAndReadWhatItNeeds() {
        var answer = ada().header("Origin", PAGE).get("/api/v1/customers");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.all("Access-Control-Allow-Origin")).containsExactly(PAGE);
        assertThat(answer.header("Access-Control-Allow-Credentials")).isEmpty();
        assertThat(answer.header("Access-Control-Expose-Headers"))
                .contains("ETag", "Location", "Rapport-Token", "Rapport-Stale")
                .contains("Retry-After", "X-Request-Id");
        assertThat(answer.header("Vary")).contains("Origin");
    }

    @Test
    void answersPreflightRequestsWithoutATokenAndWithoutAService() {
        var answer =
                anonymous()
                        .header("Origin", PAGE)
                        .header("Access-Control-Request-Method", "PATCH")
                        .header("Access-Control-Request-Headers", "authorization, if-match")
                        .send("OPTIONS", "/api/v1/customers/cus_1", "");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(PAGE);
        assertThat(answer.header("Access-Control-Allow-Methods")).contains("PATCH");
        assertThat(answer.header("Access-Control-Allow-Headers")).contains("if-match");
        assertThat(answer.header("Access-Control-Max-Age")).isEqualTo("3600");
        assertThat(service("customer").seen()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "https://evil.example",
                "https://crm.example.com.evil.example",
                "https://evilcrm.example.com",
                "http://crm.example.com",
                "https://crm.example.com:8443",
                "https://sub.crm.example.com",
                "http://localhost.evil.example:5173",
                "https://localhost:5173",
                "http://127.0.0.1.evil.example"
            })
    void refusesPagesThatItDoesNotKnow(String origin) {
        var asked = ada().header("Origin", origin).get("/api/v1/customers");
        var preflight =
                anonymous()
                        .header("Origin", origin)
                        .header("Access-Control-Request-Method", "GET")
                        .send("OPTIONS", "/api/v1/customers", "");

        for (var answer : new RawHttp.Answer[] {asked, preflight}) {
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.body())
                    .contains("cors.not-allowed")
                    .contains("rapport.gateway.cors.origins")
                    .contains("RAPPORT_GATEWAY_CORS_ORIGINS");
            assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
        }
        assertThat(service("customer").seen()).isEmpty();
    }

    /// As `deploy/rapport up` sets it for whoever develops a page on this machine.
    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:5173", "http://127.0.0.1:3000", "http://localhost"})
    void letsPagesOfThisMachineAskWhereThatIsSet(String origin) {
        var asked = ada().header("Origin", origin).get("/api/v1/customers");
        var preflight =
                anonymous()
                        .header("Origin", origin)
                        .header("Access-Control-Request-Method", "POST")
                        .header("Access-Control-Request-Headers", "authorization, idempotency-key")
                        .send("OPTIONS", "/api/v1/customers", "");

        for (var answer : new RawHttp.Answer[] {asked, preflight}) {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(origin);
            assertThat(answer.header("Access-Control-Allow-Credentials")).isEmpty();
        }
    }

    @Test
    void refusesMethodsAndHeadersThatNoPageNeeds() {
        var answer =
                anonymous()
                        .header("Origin", PAGE)
                        .header("Access-Control-Request-Method", "TRACE")
                        .header("Access-Control-Request-Headers", "x-user-id")
                        .send("OPTIONS", "/api/v1/customers", "");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
        assertThat(answer.body())
                .contains("Idempotency-Key", "PATCH")
                .doesNotContain("rapport.gateway.cors.origins");
    }

    @Test
    void letsAPageReadWhyItWasRefused() {
        var answer = anonymous().header("Origin", PAGE).get("/api/v1/customers");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(PAGE);
    }
}
