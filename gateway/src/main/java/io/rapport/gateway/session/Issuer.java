package io.rapport.gateway.session;

import static java.util.Objects.requireNonNull;

import io.netty.handler.ssl.SslContextBuilder;
import io.rapport.gateway.security.TrustedIssuer;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import javax.net.ssl.SSLException;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.server.DefaultServerOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/// The issuer as a client asks it: for a login, for the next tokens, for the end of a login. Where
/// it is asked is in its discovery document, which is read when it is first needed, and now and
/// then again; the gateway starts without it.
final class Issuer {

    static final String CALLBACK = "/session/callback";
    static final String HOME = "/console/";

    private static final String REGISTRATION = "rapport";
    private static final Duration KNOWN_FOR = Duration.ofMinutes(10);
    private static final Duration UNLESS_SAID = Duration.ofMinutes(5);

    private final TrustedIssuer issuer;
    private final SessionProperties settings;
    private final ReactiveJwtDecoder platform;
    private final Clock clock;
    private final Mono<IssuerClient> client;

    /// @param platform what tells whether the platform takes an access token
    Issuer(
            TrustedIssuer issuer,
            SessionProperties settings,
            ReactiveJwtDecoder platform,
            Clock clock) {
        this.issuer = issuer;
        this.settings = settings;
        this.platform = platform;
        this.clock = clock;
        this.client =
                Mono.defer(this::discover).cacheInvalidateWhen(_ -> Mono.delay(KNOWN_FOR).then());
    }

    /// Where a browser is to be sent, and what must be known when it comes back.
    Mono<OAuth2AuthorizationRequest> ask(ServerWebExchange exchange) {
        return client.flatMap(known -> {
            var resolver =
                    new DefaultServerOAuth2AuthorizationRequestResolver(
                            _ -> Mono.just(known.registration()));
            resolver.setAuthorizationRequestCustomizer(
                    OAuth2AuthorizationRequestCustomizers.withPkce());
            return resolver.resolve(exchange, REGISTRATION);
        });
    }

    /// The tokens for the code that a browser came back with.
    Mono<Tokens> login(LoginAttempt attempt, String code) {
        return client.flatMap(known -> known.login(attempt, code))
                .timeout(settings.issuerTimeLimit())
                .flatMap(login ->
                        platform.decode(requireNonNull(login.getAccessToken()).getTokenValue())
                                .map(_ -> tokens(login)));
    }

    /// The next tokens.
    ///
    /// @param refresh what the former came with
    Mono<Tokens> renew(Tokens former, String refresh) {
        return client.flatMap(known -> known.renew(former, refresh))
                .timeout(settings.issuerTimeLimit())
                .map(answer -> tokens(former, refresh, answer));
    }

    /// Where a browser ends its login at the issuer. Empty if the issuer has no such place.
    Mono<URI> end(Tokens tokens) {
        return client.timeout(settings.issuerTimeLimit())
                .mapNotNull(known -> {
                    var place =
                            known.registration().getProviderDetails().getConfigurationMetadata();
                    return place.get("end_session_endpoint") instanceof String address
                            ? UriComponentsBuilder.fromUriString(address)
                                    .queryParam("id_token_hint", tokens.identity())
                                    .queryParam("client_id", settings.clientId())
                                    .queryParam(
                                            "post_logout_redirect_uri", settings.address() + HOME)
                                    .encode()
                                    .build()
                                    .toUri()
                            : null;
                });
    }

    private Mono<IssuerClient> discover() {
        var http =
                WebClient.builder().clientConnector(new ReactorClientHttpConnector(http())).build();
        var place =
                settings.discovery() == null
                        ? URI.create(issuer.address() + "/.well-known/openid-configuration")
                        : settings.discovery();
        return http.get()
                .uri(place)
                .retrieve()
                .bodyToMono(new ParameterizedTypeReference<Map<String, Object>>() {})
                .timeout(settings.issuerTimeLimit())
                .map(document -> new IssuerClient(registration(document), http));
    }

    private ClientRegistration registration(Map<String, Object> document) {
        if (!issuer.address().equals(document.get("issuer"))) {
            throw new IllegalStateException(
                    "The discovery document is of the issuer %s, and tokens of %s are believed"
                            .formatted(document.get("issuer"), issuer.address()));
        }
        return ClientRegistrations.fromOidcConfiguration(document)
                .registrationId(REGISTRATION)
                .clientId(requireNonNull(settings.clientId()))
                .clientSecret(Objects.requireNonNullElse(settings.clientSecret(), ""))
                .redirectUri(settings.address() + CALLBACK)
                .scope(settings.scopes())
                .build();
    }

    private HttpClient http() {
        var bundle = issuer.bundle();
        if (bundle == null) {
            return HttpClient.create();
        }
        try {
            var trust = bundle.get().getManagers().getTrustManagerFactory();
            var context = SslContextBuilder.forClient().trustManager(trust).build();
            return HttpClient.create().secure(ssl -> ssl.sslContext(context));
        } catch (SSLException e) {
            throw new IllegalStateException("The issuer's authority cannot be used", e);
        }
    }

    private Tokens tokens(OAuth2LoginAuthenticationToken login) {
        var identity = ((OidcUser) requireNonNull(login.getPrincipal())).getIdToken();
        var name = identity.getPreferredUsername();
        var access = requireNonNull(login.getAccessToken());
        var refresh = login.getRefreshToken();
        return new Tokens(
                name == null ? requireNonNull(identity.getSubject()) : name,
                access.getTokenValue(),
                end(access),
                refresh == null ? null : refresh.getTokenValue(),
                identity.getTokenValue());
    }

    private Tokens tokens(Tokens former, String refresh, OAuth2AccessTokenResponse answer) {
        var next = answer.getRefreshToken();
        var identity = answer.getAdditionalParameters().get(OidcParameterNames.ID_TOKEN);
        return new Tokens(
                former.user(),
                answer.getAccessToken().getTokenValue(),
                end(answer.getAccessToken()),
                next == null ? refresh : next.getTokenValue(),
                identity instanceof String text ? text : former.identity());
    }

    private Instant end(OAuth2AccessToken token) {
        var end = token.getExpiresAt();
        return end == null ? clock.instant().plus(UNLESS_SAID) : end;
    }
}
