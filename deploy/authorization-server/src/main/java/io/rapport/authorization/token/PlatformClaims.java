package io.rapport.authorization.token;

import io.rapport.authorization.user.DemoUser;
import io.rapport.authorization.user.DemoUsers;
import java.util.List;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/// Puts into every access token what the platform's services read from it: `sub` (login), `aud`
/// (`rapport`), `tenant`, `employee` where there is one, and `roles`.
final class PlatformClaims implements OAuth2TokenCustomizer<JwtEncodingContext> {

    static final String AUDIENCE = "rapport";

    private final DemoUsers users;

    PlatformClaims(DemoUsers users) {
        this.users = users;
    }

    @Override
    public void customize(JwtEncodingContext context) {
        if (OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
            loginOf(context)
                    .flatMap(users::find)
                    .ifPresent(user -> describe(user, context.getClaims()));
        }
    }

    private static Optional<String> loginOf(JwtEncodingContext context) {
        Authentication principal = context.getPrincipal();
        return Clients.loginOf(context.getRegisteredClient())
                .or(() -> Optional.ofNullable(principal).map(Authentication::getName));
    }

    private static void describe(DemoUser user, JwtClaimsSet.Builder claims) {
        claims.subject(user.login()).audience(List.of(AUDIENCE)).claim("roles", user.roles());
        claims.claim("tenant", user.tenant() == null ? "default" : user.tenant());
        if (user.employee() != null) {
            claims.claim("employee", user.employee());
        }
    }
}
