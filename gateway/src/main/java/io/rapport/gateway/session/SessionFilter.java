package io.rapport.gateway.session;

import io.rapport.gateway.problem.Problem;
import io.rapport.gateway.problem.Problems;
import io.rapport.gateway.stream.Streams;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Makes of a request with a session's cookie one with that session's access token, before anything
/// asks for the token. From there on nobody knows the difference. A request that brings a token
/// itself is left alone, whatever cookies it has: no cookie can change whose request it is. One
/// without both is left alone as well, and costs nothing.
final class SessionFilter implements WebFilter, Ordered {

    /// A page must show with every change that it can read cookies of the gateway.
    static final String PROOF = "X-XSRF-TOKEN";

    /// Says that no user asked for this, but a page by itself: no reason for a session to go on.
    static final String BACKGROUND = "Rapport-Background";

    private static final String SERVICES = "/api/v1/";
    private static final String STREAM = "/api/v1/changes";
    private static final Set<HttpMethod> SAFE =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final Problem UNPROVED =
            Problem.of(
                    HttpStatus.FORBIDDEN,
                    "session.unproved",
                    "A change by a session needs the value of the cookie XSRF-TOKEN in the header"
                            + " X-XSRF-TOKEN. GET /session sets the cookie.");

    private final SessionCookies cookies;
    private final OwnPages pages;
    private final Sessions sessions;
    private final Renewal renewal;
    private final SessionEnds ends;
    private final Problems problems;

    SessionFilter(
            SessionCookies cookies,
            OwnPages pages,
            Sessions sessions,
            Renewal renewal,
            SessionEnds ends,
            Problems problems) {
        this.cookies = cookies;
        this.pages = pages;
        this.sessions = sessions;
        this.renewal = renewal;
        this.ends = ends;
        this.problems = problems;
    }

    /// Behind what cleans the request, before what asks who sent it.
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 300;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        if (request.getHeaders().containsHeader(HttpHeaders.AUTHORIZATION)
                || !request.getURI().getRawPath().startsWith(SERVICES)) {
            return chain.filter(exchange);
        }
        var key = cookies.key(request);
        if (key == null || !pages.sent(request)) {
            return chain.filter(exchange);
        }
        if (!SAFE.contains(request.getMethod())
                && !key.isProvedBy(request.getHeaders().getFirst(PROOF))) {
            return problems.write(exchange, UNPROVED);
        }
        return sessions.find(key)
                .flatMap(renewal::fresh)
                .flatMap(session -> noted(request, session).thenReturn(session))
                .onErrorMap(StoreAway::mapped)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(found ->
                        chain.filter(
                                found.map(session -> inItsName(exchange, session))
                                        .orElse(exchange)));
    }

    private Mono<Void> noted(ServerHttpRequest request, Session session) {
        return request.getHeaders().containsHeader(BACKGROUND)
                        || request.getURI().getRawPath().equals(STREAM)
                ? Mono.empty()
                : sessions.touch(session);
    }

    private ServerWebExchange inItsName(ServerWebExchange exchange, Session session) {
        exchange.getAttributes().put(Streams.END, ends.of(session.key()));
        return exchange.mutate()
                .request(request ->
                        request.headers(headers -> {
                            headers.setBearerAuth(session.tokens().access());
                            headers.remove(PROOF);
                            headers.remove(BACKGROUND);
                        }))
                .build();
    }
}
