package io.rapport.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.test.Forgeries;
import io.rapport.test.TestToken;
import io.rapport.test.TestTokens;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.boot.test.web.server.LocalServerPort;

@EdgeTest
class TokenCheckTests {

    private static final String PATH = "/api/v1/things/whoami";

    @LocalServerPort int port;

    @TestFactory
    Stream<DynamicTest> forgedTokensAreRefused() {
        var forged = new LinkedHashMap<>(Forgeries.of("seller"));
        forged.put("huge", "a".repeat(13_000));
        // Beyond what may be looked up at the issuer in a while.
        for (int i = 0; i < 5; i++) {
            forged.put("unknown kid again " + i, seller().signedUnderUnknownKeyId("kid-" + i));
        }
        return forged.entrySet().stream().map(this::isRefused);
    }

    private DynamicTest isRefused(Map.Entry<String, String> token) {
        return DynamicTest.dynamicTest(
                token.getKey(),
                () -> {
                    var answer = new Http(port).get(PATH, token.getValue());
                    assertThat(answer.status()).as(answer.body()).isEqualTo(401);
                    assertThat(answer.code()).isEqualTo("access.unauthenticated");
                    assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
                    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
                });
    }

    private static TestToken seller() {
        return TestTokens.of("sam").roles("seller");
    }

    @Test
    void rightfulTokensArePassedInBothForms() {
        var http = new Http(port);

        assertThat(http.get(PATH, seller().signed()).status()).isEqualTo(200);
        assertThat(http.get(PATH, seller().type("JWT").signed()).status()).isEqualTo(200);
        assertThat(http.get(PATH, seller().audience("rapport").signed()).status()).isEqualTo(200);
    }

    @Test
    void theCallerComesFromTheTokenAndNothingElse() {
        var token = seller().employee("emp_1").tenant("acme").signed();
        var answer =
                new Http(port)
                        .get(
                                PATH,
                                token,
                                "X-User-Id",
                                "root",
                                "X-Forwarded-Host",
                                "evil.example",
                                "X-Original-URL",
                                "/api/v1/things/forgotten",
                                "X-Tenant",
                                "other");

        assertThat(answer.json().path("tenant").asString()).isEqualTo("acme");
        assertThat(answer.json().path("subject").asString()).isEqualTo("sam");
        assertThat(answer.json().path("actor").asString()).isEqualTo("employee:emp_1");
    }

    @Test
    void noTokenSeveralTokensAndTokensElsewhereAreRefused() {
        var http = new Http(port);
        var token = seller().signed();

        assertThat(http.get(PATH, "").status()).isEqualTo(401);
        assertThat(http.get(PATH + "?access_token=" + token, "").status()).isEqualTo(401);
        assertThat(http.get("/api/v1/nothing", "").status()).isEqualTo(401);
        assertThat(http.get(PATH, "", "Authorization", "Basic c2FtOnNhbQ==").status())
                .isEqualTo(401);
    }
}
