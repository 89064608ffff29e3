package io.rapport.gateway.security;

import io.rapport.gateway.problem.Problem;
import io.rapport.gateway.problem.Problems;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.WebFilterExchange;
import org.springframework.security.web.server.authentication.ServerAuthenticationFailureHandler;
import org.springframework.security.web.server.authorization.ServerAccessDeniedHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// What is answered when a token is missing or not believed. Why is not told.
@Component
class SecurityAnswers
        implements ServerAuthenticationEntryPoint,
                ServerAuthenticationFailureHandler,
                ServerAccessDeniedHandler {

    private final Problems problems;

    SecurityAnswers(Problems problems) {
        this.problems = problems;
    }

    @Override
    public Mono<Void> commence(ServerWebExchange exchange, AuthenticationException why) {
        var given = exchange.getRequest().getHeaders().containsHeader(HttpHeaders.AUTHORIZATION);
        exchange.getResponse()
                .getHeaders()
                .set(
                        HttpHeaders.WWW_AUTHENTICATE,
                        given ? "Bearer error=\"invalid_token\"" : "Bearer");
        return problems.write(
                exchange,
                Problem.of(
                        HttpStatus.UNAUTHORIZED,
                        "access.unauthenticated",
                        "This needs a valid access token. Sign in and send it as Bearer token."));
    }

    /// A refused token is 401; an issuer whose keys are out of reach is 503.
    @Override
    public Mono<Void> onAuthenticationFailure(
            WebFilterExchange exchange, AuthenticationException why) {
        return why instanceof AuthenticationServiceException
                ? problems.write(
                        exchange.getExchange(),
                        Problem.unavailable(
                                "Tokens cannot be checked at the moment. Try again shortly."))
                : commence(exchange.getExchange(), why);
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, AccessDeniedException why) {
        return problems.write(
                exchange,
                Problem.of(HttpStatus.FORBIDDEN, "access.denied", "Your roles do not allow this."));
    }
}
