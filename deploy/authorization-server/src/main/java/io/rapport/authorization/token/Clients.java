package io.rapport.authorization.token;

import static org.springframework.security.oauth2.core.ClientAuthenticationMethod.CLIENT_SECRET_BASIC;
import static org.springframework.security.oauth2.core.ClientAuthenticationMethod.NONE;

import io.rapport.authorization.AuthorizationProperties;
import io.rapport.authorization.user.DemoUser;
import io.rapport.authorization.user.DemoUsers;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/// Who may ask for a token: the gateway for its browser sessions, a page that somebody develops,
/// both by authorization code with PKCE, and the command line of this machine by client
/// credentials, as one client for every demo user.
final class Clients implements RegisteredClientRepository {

    static final String BROWSER = "rapport-console";
    static final String GATEWAY = "rapport-gateway";
    static final String CLI = "rapport-cli";
    static final String CLI_PREFIX = CLI + ".";

    /// A session of the gateway's lasts no longer.
    private static final Duration SESSION = Duration.ofHours(12);

    private final DemoUsers users;
    private final Secrets secrets;
    private final AuthorizationProperties properties;

    Clients(DemoUsers users, Secrets secrets, AuthorizationProperties properties) {
        this.users = users;
        this.secrets = secrets;
        this.properties = properties;
    }

    /// The demo user that a command line client speaks for.
    static Optional<String> loginOf(RegisteredClient client) {
        var id = client.getClientId();
        return id.startsWith(CLI_PREFIX)
                ? Optional.of(id.substring(CLI_PREFIX.length()))
                : Optional.empty();
    }

    @Override
    public void save(RegisteredClient client) {
        throw new UnsupportedOperationException("Clients are made here, not registered");
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return findByClientId(id);
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String clientId) {
        if (clientId.equals(BROWSER)) {
            return browser();
        }
        if (clientId.equals(GATEWAY)) {
            return gateway();
        }
        if (!clientId.startsWith(CLI_PREFIX)) {
            return null;
        }
        return users.find(clientId.substring(CLI_PREFIX.length())).map(this::cli).orElse(null);
    }

    private RegisteredClient cli(DemoUser user) {
        var id = CLI_PREFIX + user.login();
        return RegisteredClient.withId(id)
                .clientId(id)
                .clientSecret(secrets.cli())
                .clientAuthenticationMethod(CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .tokenSettings(lifetime(properties.cliTokenLifetime()))
                .build();
    }

    private RegisteredClient browser() {
        return RegisteredClient.withId(BROWSER)
                .clientId(BROWSER)
                .clientAuthenticationMethod(NONE)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUris(
                        uris -> properties.redirectUris().forEach(uri -> uris.add(uri.toString())))
                .scope(OidcScopes.OPENID)
                .scope(OidcScopes.PROFILE)
                .clientSettings(ClientSettings.builder().requireProofKey(true).build())
                .tokenSettings(lifetime(properties.accessTokenLifetime()))
                .build();
    }

    /// A refresh token is good once.
    private RegisteredClient gateway() {
        var address = properties.gateway();
        return RegisteredClient.withId(GATEWAY)
                .clientId(GATEWAY)
                .clientSecret(secrets.gateway())
                .clientAuthenticationMethod(CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                .redirectUri(address + "/session/callback")
                .postLogoutRedirectUri(address + "/console/")
                .scope(OidcScopes.OPENID)
                .scope(OidcScopes.PROFILE)
                .clientSettings(ClientSettings.builder().requireProofKey(true).build())
                .tokenSettings(
                        TokenSettings.builder()
                                .accessTokenTimeToLive(properties.accessTokenLifetime())
                                .refreshTokenTimeToLive(SESSION)
                                .reuseRefreshTokens(false)
                                .build())
                .build();
    }

    private static TokenSettings lifetime(Duration lifetime) {
        return TokenSettings.builder().accessTokenTimeToLive(lifetime).build();
    }
}
