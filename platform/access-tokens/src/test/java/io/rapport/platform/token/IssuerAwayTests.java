package io.rapport.platform.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapport.test.TestTokens;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

class IssuerAwayTests {

    private static JwtDecoder decoder(String issuer, @Nullable Duration longest) {
        return TokenDecoder.of(
                new Trust(issuer, null, null, "rapport", Duration.ofSeconds(30), longest, null),
                Clock.systemUTC());
    }

    /// It is our trouble, not the caller's: no [BadJwtException], which would be a 401.
    @Test
    void anIssuerOutOfReachIsNoBadToken() {
        var away = decoder("http://127.0.0.1:1", null);
        var token = TestTokens.bearer("sam", "seller");

        assertThatThrownBy(() -> away.decode(token))
                .isInstanceOf(JwtException.class)
                .isNotInstanceOf(BadJwtException.class);
    }

    @Test
    void keysAreFoundThroughDiscovery() {
        var decoder = decoder(TestTokens.issuer(), null);

        assertThat(decoder.decode(TestTokens.bearer("sam")).getSubject()).isEqualTo("sam");
    }

    @Test
    void tokensThatLiveTooLongCanBeRefused() {
        var decoder = decoder(TestTokens.issuer(), Duration.ofMinutes(5));

        assertThatThrownBy(() -> decoder.decode(TestTokens.bearer("sam")))
                .isInstanceOf(BadJwtException.class);
    }
}
