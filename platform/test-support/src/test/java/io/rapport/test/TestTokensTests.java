package io.rapport.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

class TestTokensTests {

    private final JwtDecoder decoder = decoder();

    @Test
    void makesTokensThatAResourceServerTakes() {
        var token = TestTokens.of("ada").roles("seller").employee("emp_1").tenant("acme").signed();

        var jwt = decoder.decode(token);

        assertThat(jwt.getSubject()).isEqualTo("ada");
        assertThat(jwt.getAudience()).containsExactly("rapport");
        assertThat(jwt.getClaimAsStringList("roles")).isEqualTo(List.of("seller"));
        assertThat(jwt.getClaimAsString("employee")).isEqualTo("emp_1");
        assertThat(jwt.getClaimAsString("tenant")).isEqualTo("acme");
    }

    @ParameterizedTest
    @CsvSource({
        "unsigned, Unsupported algorithm of none",
        "secret, algorithm expected",
        "stranger, Invalid signature",
        "own key, Invalid signature",
        "jku, Invalid signature",
        "unknown key, no matching key",
        "expired, Jwt expired at",
        "future, Jwt used before",
        "issuer, iss claim is not valid"
    })
    void makesForgeriesThatAResourceServerRefuses(String kind, String reason) {
        assertThatThrownBy(() -> decoder.decode(forged(kind)))
                .isInstanceOf(JwtException.class)
                .hasMessageContaining(reason);
    }

    private static String forged(String kind) {
        var token = TestTokens.of("eve").roles("administrator");
        return switch (kind) {
            case "unsigned" -> token.unsigned();
            case "secret" -> token.signedWithPublicKeyAsSecret();
            case "stranger" -> token.signedByStranger();
            case "own key" -> token.signedWithOwnKeyInside();
            case "jku" -> token.signedWithKeysFrom("http://127.0.0.1:1/keys");
            case "unknown key" -> token.signedUnderUnknownKeyId("nobody");
            case "expired" -> token.expired().signed();
            case "future" -> token.notYetValid().signed();
            case "issuer" -> token.issuer("http://127.0.0.1:1").signed();
            default -> throw new IllegalArgumentException(kind);
        };
    }

    private static JwtDecoder decoder() {
        var decoder =
                NimbusJwtDecoder.withIssuerLocation(TestTokens.issuer())
                        .validateType(false)
                        .build();
        decoder.setJwtValidator(JwtValidators.createDefaultWithIssuer(TestTokens.issuer()));
        return decoder;
    }
}
