package io.rapport.platform.security;

import io.rapport.platform.token.Trust;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.ssl.SslBundles;

/// Whose tokens are believed.
///
/// @param issuer the `iss` that a token must have; its keys are looked up there when the first
///   token comes
/// @param jwksUri where the keys are, if the issuer's discovery document is not to be asked
/// @param publicKey the one key, instead of any look-up; for tests
/// @param audience what a token's `aud` must hold
/// @param clockSkew how far the issuer's clock may differ
/// @param longestLifetime a token that lives longer than this is refused, so that a withdrawn role
///   ends in time; unlimited unless set
/// @param sslBundle the bundle (`spring.ssl.bundle.pem.<name>`) of the authority that the issuer's
///   certificate is of; the JVM's own authorities unless set
/// @param scopeCache how long a caller's access scope is remembered, 30 s at most
/// @param externalIds to whom other systems were given, each `<system>=<who>`: only they may claim
///   new ids of it. Who is a token's subject or a role, such as `erp=erp-import` or `forms=seller`;
///   a system may be given several times. One that is given to nobody is that of administrators and
///   integrations
@ConfigurationProperties("rapport.security")
record SecurityProperties(
        @DefaultValue("http://127.0.0.1:8090") String issuer,
        @Nullable String jwksUri,
        @Nullable RSAPublicKey publicKey,
        @DefaultValue("rapport") String audience,
        @DefaultValue("30s") Duration clockSkew,
        @Nullable Duration longestLifetime,
        @Nullable String sslBundle,
        @DefaultValue("2s") Duration scopeCache,
        @DefaultValue List<String> externalIds) {

    private static final Duration LONGEST_SCOPE_CACHE = Duration.ofSeconds(30);

    SecurityProperties {
        if (scopeCache.compareTo(LONGEST_SCOPE_CACHE) > 0) {
            throw new IllegalArgumentException("rapport.security.scope-cache is 30 s at most.");
        }
    }

    Trust trust(SslBundles bundles) {
        return new Trust(
                issuer,
                jwksUri,
                publicKey,
                audience,
                clockSkew,
                longestLifetime,
                sslBundle == null
                        ? null
                        : () -> bundles.getBundle(sslBundle).createSslContext().getSocketFactory());
    }
}
