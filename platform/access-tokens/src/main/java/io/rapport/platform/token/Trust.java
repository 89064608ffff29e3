package io.rapport.platform.token;

import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Whose tokens are believed.
///
/// @param issuer whose tokens these are, as it stands in them
/// @param jwksUri where its keys are; found through its discovery document unless given
/// @param publicKey the one key, instead of any look-up; for tests
/// @param audience whom they must be meant for
/// @param clockSkew how far its clock may be from ours
/// @param longestLifetime a token that lives longer is refused; unlimited unless given
public record Trust(
        String issuer,
        @Nullable String jwksUri,
        @Nullable RSAPublicKey publicKey,
        String audience,
        Duration clockSkew,
        @Nullable Duration longestLifetime) {}
