package io.rapport.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.test.TestToken;
import io.rapport.test.TestTokens;
import java.util.LinkedHashMap;
import java.util.List;
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
        var forged = new LinkedHashMap<String, String>();
        forged.put("alg none", seller().unsigned());
        forged.put("public key as secret", seller().signedWithPublicKeyAsSecret());
        forged.put("another's key", seller().signedByStranger());
        forged.put("key inside", seller().signedWithOwnKeyInside());
        forged.put("jku", seller().signedWithKeysFrom("http://127.0.0.1:1/keys"));
        forged.put("unknown kid", seller().signedUnderUnknownKeyId("../../etc/passwd"));
        forged.put("issuer", seller().issuer("http://127.0.0.1:1").signed());
        forged.put("no issuer", seller().issuer(null).signed());
        forged.put("audience", seller().audience("other").signed());
        forged.put("no audience", seller().audience(null).signed());
        forged.put("expired", seller().expired().signed());
        forged.put("endless", seller().endless().signed());
        forged.put("not yet", seller().notYetValid().signed());
        forged.put("no subject", seller().subject(null).signed());
        forged.put("blank subject", seller().subject(" ").signed());
        forged.put("typ", seller().type("logout+jwt").signed());
        forged.put("id token", seller().claim("nonce", "n").signed());
        forged.put("id token hash", seller().claim("at_hash", "h").signed());
        forged.put("tenant number", seller().claim("tenant", 7).signed());
        forged.put("tenant blank", seller().tenant("").signed());
        forged.put("roles text", seller().claim("roles", "seller").signed());
        forged.put("roles numbers", seller().claim("roles", List.of(1)).signed());
        forged.put("employee path", seller().employee("../emp").signed());
        forged.put("duplicate claims", seller().signedOver(twice()));
        forged.put("no json", seller().signedOver("seller"));
        forged.put("garbage", "a.b.c");
        forged.put("two parts", "a.b");
        forged.put("huge", "a".repeat(13_000));
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

    private static String twice() {
        return """
        {"iss":"%s","aud":"rapport","sub":"sam","sub":"eve","exp":9999999999,"roles":["seller"]}
        """
                .formatted(TestTokens.issuer());
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
        assertThat(answer.json().path("actor").asString()).isEqualTo("emp_1");
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
