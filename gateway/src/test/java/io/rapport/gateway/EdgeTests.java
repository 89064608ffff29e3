package io.rapport.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.gateway.RawHttp.Answer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EdgeTests extends GatewayTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/customers;x=1",
                "/api/v1/customers/;/cus_1",
                "/api/v1//customers",
                "//api/v1/customers",
                "/api/v1/customers/../tickets",
                "/api/v1/customers/..",
                "/api/v1/./customers",
                "/api/v1/customers/%2e%2e/tickets",
                "/api/v1/customers/%2E%2E%2Factuator",
                "/api/v1/customers/a%2fb",
                "/api/v1/customers/a%5cb",
                "/api/v1/customers/a%3bb",
                "/api/v1/customers/a%252e",
                "/api/v1/customers/a%00",
                "/api/v1/customers/a%0d%0aX-Evil:1"
            })
    void turnsAwayPathsThatTwoReadersCouldTakeInTwoWays(String target) {
        var answer = ada().get(target);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).contains("urn:rapport:problem:request.not-found");
        assertThat(SERVICES.values()).allMatch(stub -> stub.seen().isEmpty());
    }

    @Test
    void turnsAwayCharactersThatNoPathHas() {
        assertThat(ada().get("/api/v1/customers/a\\b").status()).isBetween(400, 404);
        assertThat(ada().get("/api/v1/customers/a|b").status()).isBetween(400, 404);
        assertThat(service("customer").seen()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "TRACK", "CONNECT", "PROPFIND", "EVIL"})
    void knowsNoOtherMethods(String method) {
        var answer = ada().send(method, "/api/v1/customers", "");

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.body()).contains("request.method-not-allowed");
        assertThat(service("customer").seen()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Forwarded-For",
                "X-Forwarded-Host",
                "X-Forwarded-Proto",
                "X-Forwarded-Prefix",
                "Forwarded",
                "X-User-Id",
                "X-User-Roles",
                "X-Original-URL",
                "X-Rewrite-URL",
                "X-HTTP-Method-Override",
                "X-Real-IP",
                "X-Client-IP",
                "X-Tenant",
                "X-Employee-Id",
                "Cookie",
                "baggage",
                "b3",
                "Via"
            })
    void keepsFromServicesWhatAClientMustNotSay(String header) {
        ada().header(header, "9.9.9.9").header("Accept", "text/csv").get("/api/v1/customers");

        var seen = service("customer").last().headers();
        assertThat(seen.keySet()).noneMatch(header::equalsIgnoreCase);
        assertThat(seen.values()).noneMatch(values -> values.contains("9.9.9.9"));
        assertThat(seen.getFirst("Accept")).isEqualTo("text/csv");
        assertThat(seen.keySet())
                .noneMatch(name -> name.toLowerCase(Locale.ROOT).contains("forwarded"));
    }

    @Test
    void keepsHeadersOfOneConnectionToThatConnection() {
        service("customer")
                .behave(exchange -> {
                    exchange.getResponseHeaders().set("Keep-Alive", "timeout=5");
                    exchange.getResponseHeaders().set("Server", "stub/1.0");
                    StubService.json(exchange, 200, "{}");
                });

        var answer =
                ada().header("TE", "trailers")
                        .header("Keep-Alive", "timeout=9")
                        .header("Upgrade", "h2c")
                        .header("Proxy-Authorization", "Basic x")
                        .get("/api/v1/customers");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Keep-Alive")).isEmpty();
        assertThat(answer.header("Server")).isEmpty();
        assertThat(service("customer").last().headers().keySet())
                .doesNotContain("Te", "Keep-alive", "Upgrade", "Proxy-authorization");
    }

    @Test
    void namesEveryRequestOnceForClientAndService() {
        var given = ada().header("X-Request-Id", "client-id-0001").get("/api/v1/customers");
        assertThat(given.all("X-Request-Id")).containsExactly("client-id-0001");
        assertThat(service("customer").last().headers().get("X-Request-Id"))
                .containsExactly("client-id-0001");

        service("customer")
                .behave(exchange -> {
                    exchange.getResponseHeaders().set("X-Request-Id", "of-the-service");
                    StubService.json(exchange, 200, "{}");
                });
        var odd = ada().header("X-Request-Id", "<script>").get("/api/v1/customers");
        assertThat(odd.header("X-Request-Id")).matches("[0-9a-f-]{36}");
        assertThat(service("customer").last().headers().get("X-Request-Id"))
                .containsExactly(odd.header("X-Request-Id"));
    }

    @Test
    void givesEveryAnswerTheSecurityHeadersOnce() {
        service("marketing").behave(exchange -> StubService.json(exchange, 500, "{}"));
        service("customer")
                .behave(exchange -> {
                    exchange.getResponseHeaders().set("Cache-Control", "max-age=60");
                    exchange.getResponseHeaders().set("X-Frame-Options", "SAMEORIGIN");
                    StubService.json(exchange, 200, "{}");
                });

        var answers =
                List.of(
                        ada().get("/api/v1/customers"),
                        ada().get("/api/v1/campaigns"),
                        ada().get("/nowhere"),
                        ada().get("/api/v1//customers"),
                        anonymous().get("/api/v1/customers"),
                        anonymous().get("/v3/api-docs"),
                        ada().send("TRACE", "/api/v1/customers", ""),
                        ada().header("Content-Length", "9999999").get("/api/v1/customers"),
                        ada().header("X-Long", "x".repeat(20_000)).get("/api/v1/customers"),
                        ada().get("/api/v1/customers?" + "x".repeat(9_000)),
                        anonymous().header("Origin", "https://evil.example").get("/nowhere"));

        assertThat(answers).extracting(Answer::status).doesNotContain(0);
        assertThat(answers).allSatisfy(EdgeTests::hasSecurityHeaders);
    }

    private static void hasSecurityHeaders(Answer answer) {
        assertThat(answer.all("Strict-Transport-Security")).hasSize(1);
        assertThat(answer.all("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(answer.all("Content-Security-Policy")).hasSize(1);
        assertThat(answer.all("X-Frame-Options")).containsExactly("DENY");
        assertThat(answer.all("Cache-Control")).containsExactly("no-store");
        assertThat(answer.all("Referrer-Policy")).containsExactly("no-referrer");
    }

    @Test
    void refusesHeadersWithoutEnd() {
        var answer = ada().header("X-Long", "x".repeat(20_000)).get("/api/v1/customers");

        assertThat(answer.status()).isIn(413, 431);
        assertThat(service("customer").seen()).isEmpty();
    }

    @Test
    void refusesARequestThatTwoReadersCouldCutInTwoWays() {
        var answer =
                ada().header("Transfer-Encoding", "chunked")
                        .header("Content-Length", "5")
                        .exchange(
                                "POST /api/v1/customers HTTP/1.1",
                                out ->
                                        out.write(
                                                "0\r\n\r\nGET /evil HTTP/1.1\r\n\r\n"
                                                        .getBytes(StandardCharsets.US_ASCII)));

        assertThat(answer.status()).isIn(200, 400);
        assertThat(service("customer").seen())
                .allMatch(seen -> seen.headers().getFirst("Content-Length") == null);
        assertThat(service("customer").seen()).noneMatch(seen -> seen.target().contains("evil"));
    }
}
