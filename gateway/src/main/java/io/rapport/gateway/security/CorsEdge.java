package io.rapport.gateway.security;

import io.rapport.gateway.problem.Problem;
import io.rapport.gateway.problem.Problems;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsUtils;
import org.springframework.web.cors.reactive.DefaultCorsProcessor;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Answers preflight requests, and refuses what a page of an unknown origin sends. Tokens travel in
/// a header, never in cookies, so credentials are not allowed across origins.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 200)
class CorsEdge implements WebFilter {

    private static final List<String> METHODS =
            List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");
    private static final List<String> SENT =
            List.of(
                    "Authorization",
                    "Accept",
                    "Content-Type",
                    "If-Match",
                    "If-None-Match",
                    "Idempotency-Key",
                    "Rapport-Token",
                    "X-Request-Id",
                    "traceparent");
    private static final List<String> EXPOSED =
            List.of(
                    "ETag",
                    "Location",
                    "Rapport-Token",
                    "Rapport-Stale",
                    "Retry-After",
                    "X-Request-Id",
                    "X-RateLimit-Limit",
                    "X-RateLimit-Remaining",
                    "X-RateLimit-Reset");

    private final Problems problems;
    private final CorsConfiguration allowed;
    private final DefaultCorsProcessor processor = new DefaultCorsProcessor();

    CorsEdge(Problems problems, CorsProperties settings) {
        this.problems = problems;
        this.allowed = new CorsConfiguration();
        allowed.setAllowedOrigins(settings.origins());
        allowed.setAllowedMethods(METHODS);
        allowed.setAllowedHeaders(SENT);
        allowed.setExposedHeaders(EXPOSED);
        allowed.setMaxAge(settings.maxAge());
        allowed.setAllowCredentials(false);
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (!processor.process(allowed, exchange)) {
            return problems.write(
                    exchange,
                    Problem.of(
                            HttpStatus.FORBIDDEN,
                            "cors.not-allowed",
                            "Pages of this origin may not send this request."));
        }
        return CorsUtils.isPreFlightRequest(exchange.getRequest())
                ? exchange.getResponse().setComplete()
                : chain.filter(exchange);
    }
}
