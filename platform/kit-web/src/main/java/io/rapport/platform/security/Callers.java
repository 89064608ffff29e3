package io.rapport.platform.security;

import io.rapport.platform.problem.ProblemException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;

/// Who is asking in the current request.
public final class Callers {

    private Callers() {}

    /// @throws ProblemException 401 outside a request with a valid token
    public static Caller current() {
        return authentication().caller();
    }

    /// When the current request's token ends, for answers that go on for long.
    ///
    /// @throws ProblemException 401 outside a request with a valid token
    public static @Nullable Instant expiry() {
        return authentication().expiry();
    }

    private static CallerAuthentication authentication() {
        if (SecurityContextHolder.getContext().getAuthentication()
                instanceof CallerAuthentication authentication) {
            return authentication;
        }
        throw ProblemException.of(
                HttpStatus.UNAUTHORIZED,
                "access.unauthenticated",
                "This needs a valid access token. Sign in and send it as Bearer token.");
    }
}
