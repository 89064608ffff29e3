package io.rapport.platform.token;

import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/// Whose tokens are believed.
///
/// @param issuer whose tokens these are, as it stands in them
/// @param jwksUri where its keys are; found through its discovery document unless given
/// @param publicKey the one key, instead of any look-up; for tests
/// @param audience whom they must be meant for
/// @param clockSkew how far its clock may be from ours
/// @param longestLifetime a token that lives longer is refused; unlimited unless given
/// @param sockets makes the connections to an issuer whose certificate the JVM does not trust by
///   itself; asked for each look-up, so that a renewed authority counts without a restart
public record Trust(
        String issuer,
        @Nullable String jwksUri,
        @Nullable RSAPublicKey publicKey,
        String audience,
        Duration clockSkew,
        @Nullable Duration longestLifetime,
        @Nullable Supplier<SSLSocketFactory> sockets) {}
