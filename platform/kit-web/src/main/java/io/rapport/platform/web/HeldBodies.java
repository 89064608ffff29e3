package io.rapport.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.util.WebUtils;

/// Holds the body of a request with an `Idempotency-Key` before anybody reads it, for its hash is
/// needed whichever argument of the handler comes first. It runs after the route's rule.
final class HeldBodies implements HandlerInterceptor {

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        var limited = WebUtils.getNativeRequest(request, LimitedRequest.class);
        if (limited != null && request.getHeader(CommandHeaders.IDEMPOTENCY_KEY) != null) {
            limited.body();
        }
        return true;
    }
}
