package io.rapport.gateway.session;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the issuer gave at a login, and whose it is. Never leaves the gateway but as the bearer
/// token of a request to a service.
///
/// @param user the name to show
/// @param access the access token
/// @param endsAt when it ends
/// @param refresh what gets the next one; `null` if the issuer gives none
/// @param identity the ID token, by which the issuer knows the login that is to end
record Tokens(
        String user, String access, Instant endsAt, @Nullable String refresh, String identity) {

    @Override
    public String toString() {
        return "Tokens[" + endsAt + "]";
    }
}
