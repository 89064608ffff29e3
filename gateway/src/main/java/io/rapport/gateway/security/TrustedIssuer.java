package io.rapport.gateway.security;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundle;

/// The issuer whose tokens are believed, for whoever has to ask it something.
///
/// @param address the `iss` of its tokens
/// @param bundle the authority that its certificate is of, looked up anew each time; `null` for the
///   JVM's own authorities
public record TrustedIssuer(String address, @Nullable Supplier<SslBundle> bundle) {}
