package io.rapport.gateway.security;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Clock;
import java.util.function.Predicate;
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
final class TokenDecoder {

    private TokenDecoder() {}

    static JwtDecoder of(SecurityProperties settings, Clock clock) {
        var decoder =
                NimbusJwtDecoder.withJwkSource(new IssuerKeys(settings))
                        .jwsAlgorithm(SignatureAlgorithm.RS256)
                        .jwtProcessorCustomizer(
                                processor -> processor.setJWSTypeVerifier(accessTokens()))
                        .build();
        decoder.setJwtValidator(validator(settings, clock));
        return new TokenShape(decoder);
    }

    /// Those that call themselves access token (RFC 9068) or JWT, or do not say.
    private static DefaultJOSEObjectTypeVerifier<SecurityContext> accessTokens() {
        return new DefaultJOSEObjectTypeVerifier<>(
                new JOSEObjectType("at+jwt"),
                new JOSEObjectType("application/at+jwt"),
                JOSEObjectType.JWT,
                null);
    }

    private static OAuth2TokenValidator<Jwt> validator(SecurityProperties settings, Clock clock) {
        var times = new JwtTimestampValidator(settings.clockSkew());
        times.setClock(clock);
        return new DelegatingOAuth2TokenValidator<>(
                times,
                rule("iss", jwt -> settings.issuer().equals(jwt.getClaimAsString("iss"))),
                rule(
                        "aud",
                        jwt ->
                                jwt.getAudience() != null
                                        && jwt.getAudience().contains(settings.audience())),
                rule("exp", jwt -> jwt.getExpiresAt() != null),
                rule("sub", jwt -> jwt.getSubject() != null && !jwt.getSubject().isBlank()));
    }

    private static OAuth2TokenValidator<Jwt> rule(String claim, Predicate<Jwt> holds) {
        var refused =
                OAuth2TokenValidatorResult.failure(
                        new OAuth2Error(
                                "invalid_token", "The token's " + claim + " is refused", null));
        return jwt -> holds.test(jwt) ? OAuth2TokenValidatorResult.success() : refused;
    }
}
