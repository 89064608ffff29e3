package io.rapport.platform.security;

import io.rapport.platform.problem.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;

/// Who is asking in the current request.
public final class Callers {

    private Callers() {}

    /// @throws ProblemException 401 outside a request with a valid token
    public static Caller current() {
        if (SecurityContextHolder.getContext().getAuthentication()
                instanceof CallerAuthentication authentication) {
            return authentication.caller();
        }
        throw ProblemException.of(
                HttpStatus.UNAUTHORIZED,
                "access.unauthenticated",
                "This needs a valid access token. Sign in and send it as Bearer token.");
    }
}
