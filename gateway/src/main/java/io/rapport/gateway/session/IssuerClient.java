package io.rapport.gateway.session;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthorizationCodeAuthenticationToken;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.client.endpoint.WebClientReactiveAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.WebClientReactiveRefreshTokenTokenResponseClient;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeReactiveAuthenticationManager;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUserAuthority;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/// The gateway as the issuer knows it, and the way there.
record IssuerClient(ClientRegistration registration, WebClient http) {

    Mono<OAuth2LoginAuthenticationToken> login(LoginAttempt attempt, String code) {
        var codes = new WebClientReactiveAuthorizationCodeTokenResponseClient();
        codes.setWebClient(http);
        var exchange =
                new OidcAuthorizationCodeReactiveAuthenticationManager(
                        codes,
                        asked ->
                                Mono.just(
                                        new DefaultOidcUser(
                                                List.of(new OidcUserAuthority(asked.getIdToken())),
                                                asked.getIdToken())));
        exchange.setJwtDecoderFactory(_ -> identities());
        var asked = attempt.asked(registration);
        var answered =
                OAuth2AuthorizationResponse.success(code)
                        .redirectUri(requireNonNull(asked.getRedirectUri()))
                        .state(requireNonNull(asked.getState()))
                        .build();
        return exchange.authenticate(
                        new OAuth2AuthorizationCodeAuthenticationToken(
                                registration, new OAuth2AuthorizationExchange(asked, answered)))
                .cast(OAuth2LoginAuthenticationToken.class);
    }

    Mono<OAuth2AccessTokenResponse> renew(Tokens former, String refresh) {
        var renewals = new WebClientReactiveRefreshTokenTokenResponseClient();
        renewals.setWebClient(http);
        return renewals.getTokenResponse(
                new OAuth2RefreshTokenGrantRequest(
                        registration,
                        new OAuth2AccessToken(
                                OAuth2AccessToken.TokenType.BEARER,
                                former.access(),
                                null,
                                former.endsAt()),
                        new OAuth2RefreshToken(refresh, null)));
    }

    private ReactiveJwtDecoder identities() {
        var decoder =
                NimbusReactiveJwtDecoder.withJwkSetUri(
                                requireNonNull(registration.getProviderDetails().getJwkSetUri()))
                        .webClient(http)
                        .build();
        decoder.setJwtValidator(new OidcIdTokenValidator(registration));
        return decoder;
    }
}
