package io.rapport.platform.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;

class AccessTokensTests {

    private static final Instant START = Instant.parse("2026-11-27T09:00:00Z");
    private static final Trust TRUST =
            new Trust("https://issuer", null, null, "rapport", Duration.ofSeconds(30), null, null);

    private final List<String> checked = new ArrayList<>();
    private final Hands hands = new Hands();
    private final AccessTokens tokens =
            AccessTokens.of(this::check, TRUST, hands, (Ticker) hands::nanos);

    @Test
    void checksATokenOnceAndAnswersFromMemoryAfterThat() {
        var first = tokens.decode("right");

        assertThat(tokens.decode("right")).isSameAs(first);
        assertThat(tokens.remembered("right")).isSameAs(first);
        assertThat(tokens.decode("also right")).isNotSameAs(first);
        assertThat(checked).containsExactly("right", "also right");
    }

    @Test
    void aTokenThatEndedIsCheckedAgainHoweverLatelyItWasRight() {
        tokens.decode("right");

        hands.now = START.plusSeconds(131);

        assertThat(tokens.remembered("right")).isNull();
        assertThatThrownBy(() -> tokens.decode("right")).isInstanceOf(BadJwtException.class);
    }

    @Test
    void forgetsAfterAMinute() {
        tokens.decode("right");
        hands.nanos = Duration.ofSeconds(61).toNanos();

        assertThat(tokens.remembered("right")).isNull();
        tokens.decode("right");
        assertThat(checked).hasSize(2);
    }

    @Test
    void whatWasRefusedIsNotRemembered() {
        for (var i = 0; i < 2; i++) {
            assertThatThrownBy(() -> tokens.decode("wrong")).isInstanceOf(BadJwtException.class);
        }

        assertThat(tokens.remembered("wrong")).isNull();
        assertThat(checked).hasSize(2);
    }

    private Jwt check(String token) {
        checked.add(token);
        if (token.equals("wrong") || hands.now.isAfter(START.plusSeconds(130))) {
            throw new BadJwtException("refused");
        }
        return Jwt.withTokenValue(token)
                .header("alg", "RS256")
                .subject("sam")
                .issuedAt(START)
                .expiresAt(START.plusSeconds(100))
                .build();
    }

    /// The hands of both clocks.
    private static final class Hands extends Clock {

        private Instant now = START;
        private long nanos;

        long nanos() {
            return nanos;
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
