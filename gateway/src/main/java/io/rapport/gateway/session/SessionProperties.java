package io.rapport.gateway.session;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Browser sessions. Without a client there are none, and no console.
///
/// @param clientId the gateway's name at the issuer, as a confidential client
/// @param clientSecret what it shows there
/// @param address where browsers find the gateway, without a path, such as
///   `https://crm.example.com`; with `https` the cookies are for TLS alone
/// @param discovery where the issuer's discovery document is, if not below the issuer
/// @param scopes what is asked for at the login
/// @param idle a session ends so long after the last request that a user made
/// @param lifetime a session ends so long after its login in any case
/// @param renewAhead so long before its end an access token is replaced
/// @param issuerTimeLimit how long the issuer may take for an answer
/// @param database where sessions are kept
@ConfigurationProperties("rapport.gateway.session")
record SessionProperties(
        @Nullable String clientId,
        @Nullable String clientSecret,
        @DefaultValue("http://127.0.0.1:8080") URI address,
        @Nullable URI discovery,
        @DefaultValue("openid") List<String> scopes,
        @DefaultValue("30m") Duration idle,
        @DefaultValue("12h") Duration lifetime,
        @DefaultValue("30s") Duration renewAhead,
        @DefaultValue("5s") Duration issuerTimeLimit,
        @DefaultValue("rapport_gateway") String database) {

    SessionProperties {
        scopes = List.copyOf(scopes);
        if (address.getHost() == null || !address.getPath().isEmpty()) {
            throw new IllegalArgumentException(
                    "rapport.gateway.session.address takes an address without a path, such as"
                            + " https://crm.example.com: "
                            + address);
        }
    }

    boolean isSecure() {
        return "https".equals(address.getScheme());
    }

    /// The secret is for the issuer, not for a log.
    @Override
    public String toString() {
        return "SessionProperties[" + clientId + ", " + address + "]";
    }
}
