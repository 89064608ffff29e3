package io.rapport.platform.token;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.ConfigurableJWTProcessor;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/// Makes the decoder of access tokens: RS256 and nothing else, keys only from the issuer (what the
/// token itself says about keys is ignored), our issuer, our audience, in time, with a subject.
///
/// A token that is not right is a `BadJwtException`; keys that cannot be had are another
/// `JwtException`: that is our trouble, not the caller's.
final class TokenDecoder {

    private TokenDecoder() {}

    static JwtDecoder of(Trust trust, Clock clock) {
        var decoder = signatureDecoder(trust);
        decoder.setJwtValidator(validator(trust, clock));
        return new TokenShape(decoder);
    }

    private static NimbusJwtDecoder signatureDecoder(Trust trust) {
        var key = trust.publicKey();
        if (key != null) {
            return NimbusJwtDecoder.withPublicKey(key)
                    .signatureAlgorithm(SignatureAlgorithm.RS256)
                    .validateType(false)
                    .jwtProcessorCustomizer(TokenDecoder::restrictTypes)
                    .build();
        }
        return NimbusJwtDecoder.withJwkSource(new IssuerKeys(trust))
                .jwsAlgorithm(SignatureAlgorithm.RS256)
                .jwtProcessorCustomizer(TokenDecoder::restrictTypes)
                .build();
    }

    /// An access token by RFC 9068, a plain JWT, or one that does not say what it is.
    private static void restrictTypes(ConfigurableJWTProcessor<SecurityContext> processor) {
        processor.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(
                        new JOSEObjectType("at+jwt"),
                        new JOSEObjectType("application/at+jwt"),
                        JOSEObjectType.JWT,
                        null));
    }

    /// Whether a token is in time.
    static JwtTimestampValidator times(Trust trust, Clock clock) {
        var times = new JwtTimestampValidator(trust.clockSkew());
        times.setClock(clock);
        return times;
    }

    private static OAuth2TokenValidator<Jwt> validator(Trust trust, Clock clock) {
        return new DelegatingOAuth2TokenValidator<>(
                times(trust, clock),
                rule("iss", jwt -> trust.issuer().equals(jwt.getClaimAsString("iss"))),
                rule(
                        "aud",
                        jwt ->
                                jwt.getAudience() != null
                                        && jwt.getAudience().contains(trust.audience())),
                rule("exp", jwt -> jwt.getExpiresAt() != null),
                rule("sub", jwt -> jwt.getSubject() != null && !jwt.getSubject().isBlank()),
                rule("lifetime", jwt -> livesNoLongerThan(trust.longestLifetime(), jwt)));
    }

    private static boolean livesNoLongerThan(@Nullable Duration longest, Jwt jwt) {
        if (longest == null) {
            return true;
        }
        var from = jwt.getIssuedAt();
        var to = jwt.getExpiresAt();
        return from != null && to != null && Duration.between(from, to).compareTo(longest) <= 0;
    }

    private static OAuth2TokenValidator<Jwt> rule(String claim, Predicate<Jwt> holds) {
        var refused =
                OAuth2TokenValidatorResult.failure(
                        new OAuth2Error(
                                "invalid_token", "The token's " + claim + " is refused", null));
        return jwt -> holds.test(jwt) ? OAuth2TokenValidatorResult.success() : refused;
    }
}
