package io.rapport.gateway.session;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;

/// What must be known when a browser comes back from the issuer. It carries it itself, in a cookie
/// for the attempt alone: before a login nothing is kept here that somebody could fill a store
/// with.
///
/// @param state comes back in the address, and must be the same
/// @param nonce comes back in the ID token, and must be the same
/// @param verifier shows the issuer that who brings the code asked for it
/// @param to where the browser is to go then
record LoginAttempt(String state, String nonce, String verifier, String to) {

    private static final int PARTS = 4;

    static LoginAttempt of(OAuth2AuthorizationRequest asked, String to) {
        return new LoginAttempt(
                requireNonNull(asked.getState()),
                String.valueOf(asked.<Object>getAttribute(OidcParameterNames.NONCE)),
                String.valueOf(asked.<Object>getAttribute(PkceParameterNames.CODE_VERIFIER)),
                to);
    }

    /// `null` for what is none.
    static @Nullable LoginAttempt read(String text) {
        var parts = plain(text).split("\\|", -1);
        if (parts.length != PARTS) {
            return null;
        }
        var to = ReturnPath.of(parts[3]);
        return to == null ? null : new LoginAttempt(parts[0], parts[1], parts[2], to);
    }

    /// No part can hold the separator: three are Base64, and a path has it escaped.
    String text() {
        var parts = String.join("|", state, nonce, verifier, to);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(parts.getBytes(StandardCharsets.US_ASCII));
    }

    private static String plain(String text) {
        try {
            return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    OAuth2AuthorizationRequest asked(ClientRegistration client) {
        return OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(requireNonNull(client.getProviderDetails().getAuthorizationUri()))
                .clientId(client.getClientId())
                .redirectUri(client.getRedirectUri())
                .scopes(client.getScopes())
                .state(state)
                .attributes(
                        Map.of(
                                OAuth2ParameterNames.REGISTRATION_ID,
                                client.getRegistrationId(),
                                OidcParameterNames.NONCE,
                                nonce,
                                PkceParameterNames.CODE_VERIFIER,
                                verifier))
                .build();
    }
}
