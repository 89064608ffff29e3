package io.rapport.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.test.TestToken;
import io.rapport.test.TestTokens;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokensTests extends GatewayTest {

    private static final Map<String, Function<TestToken, String>> FORGERIES =
            Map.ofEntries(
                    Map.entry("alg none", TestToken::unsigned),
                    Map.entry("public key as secret", TestToken::signedWithPublicKeyAsSecret),
                    Map.entry("somebody else's key", TestToken::signedByStranger),
                    Map.entry("key inside", TestToken::signedWithOwnKeyInside),
                    Map.entry(
                            "keys elsewhere",
                            token -> token.signedWithKeysFrom(service("customer").address())),
                    Map.entry(
                            "key id is a path",
                            token -> token.signedUnderUnknownKeyId("../../etc/passwd")),
                    Map.entry("expired", token -> token.expired().signed()),
                    Map.entry("endless", token -> token.endless().signed()),
                    Map.entry("not yet valid", token -> token.notYetValid().signed()),
                    Map.entry("wrong issuer", token -> token.issuer("http://evil").signed()),
                    Map.entry("no issuer", token -> token.issuer(null).signed()),
                    Map.entry("wrong audience", token -> token.audience("other").signed()),
                    Map.entry("no audience", token -> token.audience(null).signed()),
                    Map.entry("wrong type", token -> token.type("logout+jwt").signed()),
                    Map.entry("ID token", token -> token.claim("nonce", "n").signed()),
                    Map.entry("no subject", token -> token.subject(null).signed()),
                    Map.entry("empty subject", token -> token.subject("").signed()),
                    Map.entry("no JSON", token -> token.signedOver("evil")),
                    Map.entry(
                            "claims given twice",
                            token ->
                                    token.signedOver(
                                            "{\"sub\":\"eve\",\"sub\":\"ada\",\"aud\":\"rapport\"}")));

    static Stream<String> forgeries() {
        return FORGERIES.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("forgeries")
    void refusesForgedTokens(String kind) {
        var forge = FORGERIES.get(kind);
        var token = forge == null ? "" : forge.apply(TestTokens.of("eve").roles("administrator"));

        var answer = anonymous().bearer(token).get("/api/v1/customers");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer error=\"invalid_token\"");
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.body()).contains("access.unauthenticated").doesNotContain("xception");
        assertThat(service("customer").seen()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/customers",
                "/api/v1/tickets/tic_1",
                "/",
                "/nowhere",
                "/api/v1/customers/bulk"
            })
    void letsNobodyInWithoutAToken(String target) {
        var answer = anonymous().get(target);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(SERVICES.values()).allMatch(stub -> stub.seen().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "Bearer ", "Bearer a b", "Basic YWRhOmFkYQ==", "bearer x.y"})
    void refusesWhatIsNoToken(String authorization) {
        var answer = anonymous().header("Authorization", authorization).get("/api/v1/customers");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body()).contains("access.unauthenticated");
    }

    /// More often than the issuer may be asked in a while.
    @Test
    void aKeyIdThatNobodyHasIsNoOutageHoweverOftenItComes() {
        for (var each = 0; each < 6; each++) {
            var token = TestTokens.of("eve").roles("analyst").signedUnderUnknownKeyId("k" + each);

            assertThat(anonymous().bearer(token).get("/api/v1/customers").status()).isEqualTo(401);
        }
        assertThat(anonymous().bearer(ADA).get("/api/v1/customers").status()).isEqualTo(200);
    }

    @Test
    void takesATokenFromTheHeaderOnly() {
        assertThat(anonymous().get("/api/v1/customers?access_token=" + ADA).status())
                .isEqualTo(401);
        assertThat(anonymous().header("Cookie", "token=" + ADA).get("/api/v1/customers").status())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"JWT", "at+jwt"})
    void letsRightfulTokensIn(String type) {
        var token = TestTokens.of("bob").roles("analyst").tenant("acme").type(type).signed();

        assertThat(anonymous().bearer(token).get("/api/v1/funnel").status()).isEqualTo(200);
    }
}
