package io.rapport.platform.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

/// Checks access tokens, and remembers for a minute the last 2,000 that were right: a caller sends
/// the same token with every request, and its signature costs more than many a request.
///
/// What is remembered is held against the clock each time. A key that the issuer withdraws counts
/// until it is looked up again (five minutes) and the token is forgotten. What was refused is not
/// remembered.
public final class AccessTokens implements JwtDecoder {

    private static final int MOST = 2_000;
    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    private final JwtDecoder check;
    private final OAuth2TokenValidator<Jwt> times;
    private final Cache<String, Jwt> right;

    private AccessTokens(JwtDecoder check, OAuth2TokenValidator<Jwt> times, Ticker ticker) {
        this.check = check;
        this.times = times;
        this.right =
                Caffeine.newBuilder()
                        .maximumSize(MOST)
                        .expireAfterWrite(REMEMBERED)
                        .ticker(ticker)
                        .build();
    }

    /// Tokens of an issuer. Nothing is looked up before the first one comes.
    public static AccessTokens of(Trust trust, Clock clock) {
        return of(TokenDecoder.of(trust, clock), trust, clock, Ticker.systemTicker());
    }

    static AccessTokens of(JwtDecoder check, Trust trust, Clock clock, Ticker ticker) {
        return new AccessTokens(check, TokenDecoder.times(trust, clock), ticker);
    }

    /// @throws JwtException if it is not to be believed; [TokenDecoder] says of what kind
    @Override
    public Jwt decode(String token) {
        var known = remembered(token);
        if (known != null) {
            return known;
        }
        var jwt = check.decode(token);
        right.put(token, jwt);
        return jwt;
    }

    /// The token if it was found right lately and still is; never waits for anybody.
    public @Nullable Jwt remembered(String token) {
        var known = right.getIfPresent(token);
        return known == null || times.validate(known).hasErrors() ? null : known;
    }
}
