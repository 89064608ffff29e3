package io.rapport.platform.security;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;

/// A validated token, read once into the caller that it speaks of.
final class CallerAuthentication extends AbstractAuthenticationToken {

    private static final String DEFAULT_TENANT = "default";
    private static final int LONGEST_SUBJECT = 200;
    private static final Pattern TENANT = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final Pattern EMPLOYEE = Pattern.compile("[A-Za-z0-9_-]{1,80}");

    private final transient Caller caller;
    private final transient String token;
    private final transient @Nullable Instant expiry;

    private CallerAuthentication(Caller caller, String token, @Nullable Instant expiry) {
        super(List.of());
        this.caller = caller;
        this.token = token;
        this.expiry = expiry;
        setAuthenticated(true);
    }

    /// @throws InvalidBearerTokenException if a claim has another type or form than ours
    static CallerAuthentication of(Jwt jwt, KnownRoles known) {
        var tenant = text(jwt, "tenant", TENANT);
        var subject = String.valueOf(jwt.getSubject());
        if (subject.length() > LONGEST_SUBJECT) {
            throw refused("sub");
        }
        return new CallerAuthentication(
                new Caller(
                        tenant == null ? DEFAULT_TENANT : tenant,
                        subject,
                        text(jwt, "employee", EMPLOYEE),
                        roles(jwt, known)),
                jwt.getTokenValue(),
                jwt.getExpiresAt());
    }

    Caller caller() {
        return caller;
    }

    @Nullable Instant expiry() {
        return expiry;
    }

    private static @Nullable String text(Jwt jwt, String claim, Pattern form) {
        var value = jwt.getClaims().get(claim);
        if (value == null) {
            return null;
        }
        if (value instanceof String text && form.matcher(text).matches()) {
            return text;
        }
        throw refused(claim);
    }

    private static Set<Role> roles(Jwt jwt, KnownRoles known) {
        var roles = new HashSet<Role>();
        var claim = jwt.getClaims().get("roles");
        if (claim == null) {
            return roles;
        }
        if (!(claim instanceof List<?> names)) {
            throw refused("roles");
        }
        for (var name : names) {
            if (!(name instanceof String text)) {
                throw refused("roles");
            }
            var role = known.named(text);
            if (role != null) {
                roles.add(role);
            }
        }
        return roles;
    }

    private static InvalidBearerTokenException refused(String claim) {
        return new InvalidBearerTokenException("The token's " + claim + " is refused");
    }

    /// The token itself, to ask another service in the same caller's name.
    @Override
    public Object getCredentials() {
        return token;
    }

    @Override
    public Object getPrincipal() {
        return caller;
    }

    @Override
    public String getName() {
        return caller.subject();
    }
}
