package io.rapport.platform.web;

import io.rapport.platform.freshness.FreshnessGate;
import io.rapport.platform.freshness.RapportToken;
import io.rapport.platform.freshness.TokenBearer;
import io.rapport.platform.problem.ProblemException;
import io.rapport.platform.security.AccessScopes;
import io.rapport.platform.security.Callers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/// Makes reads wait for what their caller has done, and knows the token of the current request.
final class RequestTokens implements HandlerInterceptor {

    private static final Duration AT_MOST = Duration.ofSeconds(2);

    private final FreshnessGate gate;
    private final AccessScopes scopes;

    RequestTokens(FreshnessGate gate, AccessScopes scopes) {
        this.gate = gate;
        this.scopes = scopes;
    }

    /// The token that the current request carries; empty if it carries none.
    static RapportToken current() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes now
                ? of(now.getRequest())
                : RapportToken.EMPTY;
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        var token = of(request);
        var read =
                handler instanceof HandlerMethod method
                        ? method.getMethodAnnotation(WaitsForToken.class)
                        : null;
        if (read != null
                && !token.positions().isEmpty()
                && !gate.awaitPrefix(token.positions(), Set.of(read.value()), bearer(), AT_MOST)) {
            response.setHeader(RapportToken.STALE_HEADER, "true");
        }
        return true;
    }

    private TokenBearer bearer() {
        var caller = Callers.current();
        return new TokenBearer(scopes.of(caller), caller.actor());
    }

    private static RapportToken of(HttpServletRequest request) {
        var sent = Collections.list(request.getHeaders(RapportToken.HEADER));
        if (sent.isEmpty()) {
            return RapportToken.EMPTY;
        }
        if (sent.size() > 1) {
            throw ProblemException.of(
                    HttpStatus.BAD_REQUEST,
                    "token.malformed",
                    "Send one Rapport-Token, not several.");
        }
        return RapportToken.parse(sent.getFirst());
    }
}
