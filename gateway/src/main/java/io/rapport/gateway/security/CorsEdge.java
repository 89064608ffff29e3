package io.rapport.gateway.security;

import io.rapport.gateway.problem.Problem;
import io.rapport.gateway.problem.Problems;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
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

    /// Whatever port of this machine.
    private static final List<String> LOCAL =
            List.of("http://localhost:[*]", "http://127.0.0.1:[*]");

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
                    "Last-Event-ID",
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
    private final OwnOrigin own;
    private final CorsConfiguration allowed;
    private final DefaultCorsProcessor processor = new DefaultCorsProcessor();

    CorsEdge(Problems problems, CorsProperties settings, ObjectProvider<OwnOrigin> own) {
        this.problems = problems;
        this.own = own.getIfAvailable(() -> _ -> false);
        this.allowed = new CorsConfiguration();
        allowed.setAllowedOrigins(settings.origins());
        if (settings.local()) {
            allowed.setAllowedOriginPatterns(LOCAL);
        }
        allowed.setAllowedMethods(METHODS);
        allowed.setAllowedHeaders(SENT);
        allowed.setExposedHeaders(EXPOSED);
        allowed.setMaxAge(settings.maxAge());
        allowed.setAllowCredentials(false);
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var origin = exchange.getRequest().getHeaders().getOrigin();
        if (origin != null && own.is(origin)) {
            return chain.filter(exchange);
        }
        if (!processor.process(allowed, exchange)) {
            return problems.write(
                    exchange, Problem.of(HttpStatus.FORBIDDEN, "cors.not-allowed", why(exchange)));
        }
        return CorsUtils.isPreFlightRequest(exchange.getRequest())
                ? exchange.getResponse().setComplete()
                : chain.filter(exchange);
    }

    /// A browser shows its page nothing of this, but its developer tools do.
    private String why(ServerWebExchange exchange) {
        var origin = exchange.getRequest().getHeaders().getOrigin();
        return allowed.checkOrigin(origin) == null
                ? "Pages of this origin may not call the platform. The gateway's setting"
                        + " rapport.gateway.cors.origins (RAPPORT_GATEWAY_CORS_ORIGINS; in the"
                        + " chart cors.origins) names those that may."
                : "Pages may not send this method or these headers. Methods: "
                        + String.join(", ", METHODS)
                        + ". Headers: "
                        + String.join(", ", SENT)
                        + ".";
    }
}
