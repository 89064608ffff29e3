package io.rapport.gateway.security;

import io.rapport.platform.token.Trust;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.ssl.SslBundles;

/// Whose tokens are believed; the same settings as the services have.
///
/// @param issuer the `iss` that a token must have; its keys are looked up there when the first
///   token comes
/// @param jwksUri where the keys are, if the issuer's discovery document is not to be asked
/// @param audience what a token's `aud` must hold
/// @param clockSkew how far the issuer's clock may differ
/// @param sslBundle the bundle (`spring.ssl.bundle.pem.<name>`) of the authority that the issuer's
///   certificate is of; the JVM's own authorities unless set
@ConfigurationProperties("rapport.security")
record SecurityProperties(
        @DefaultValue("http://127.0.0.1:8090") String issuer,
        @Nullable String jwksUri,
        @DefaultValue("rapport") String audience,
        @DefaultValue("30s") Duration clockSkew,
        @Nullable String sslBundle) {

    Trust trust(SslBundles bundles) {
        return new Trust(
                issuer,
                jwksUri,
                null,
                audience,
                clockSkew,
                null,
                sslBundle == null
                        ? null
                        : () -> bundles.getBundle(sslBundle).createSslContext().getSocketFactory());
    }
}
