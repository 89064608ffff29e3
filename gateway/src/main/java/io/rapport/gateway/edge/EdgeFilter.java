package io.rapport.gateway.edge;

import io.rapport.gateway.problem.Problem;
import io.rapport.gateway.problem.Problems;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// First of all filters: gives the request its id, takes away what a client has no business to say,
/// and turns away paths and methods that no route has.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
class EdgeFilter implements WebFilter {

    /// TRACE would show a page what it must not see; others are nobody's.
    private static final Set<HttpMethod> KNOWN =
            Set.of(
                    HttpMethod.GET,
                    HttpMethod.HEAD,
                    HttpMethod.POST,
                    HttpMethod.PUT,
                    HttpMethod.PATCH,
                    HttpMethod.DELETE,
                    HttpMethod.OPTIONS);

    private final Problems problems;

    EdgeFilter(Problems problems) {
        this.problems = problems;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        var id = RequestIds.of(request.getHeaders().getFirst(RequestIds.HEADER));
        var answer = exchange.getResponse();
        answer.getHeaders().set(RequestIds.HEADER, id);
        answer.beforeCommit(() -> Mono.fromRunnable(() -> AnswerHeaders.complete(answer, id)));
        if (!PathShape.isPlain(request.getURI())) {
            return problems.write(exchange, Problem.notFound());
        }
        if (!isKnown(request.getMethod())) {
            return problems.write(exchange, Problem.methodNotAllowed());
        }
        var cleaned =
                request.mutate().headers(headers -> UntrustedHeaders.replace(headers, id)).build();
        return chain.filter(exchange.mutate().request(cleaned).build());
    }

    private static boolean isKnown(HttpMethod method) {
        return KNOWN.contains(method);
    }
}
