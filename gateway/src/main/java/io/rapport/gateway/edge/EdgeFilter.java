package io.rapport.gateway.edge;

import io.rapport.gateway.problem.Problem;
import io.rapport.gateway.problem.Problems;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// First of all filters: gives the request its id, takes away what a client has no business to say,
/// and turns away what no route has: paths, methods, and queries that cannot be read.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
class EdgeFilter implements WebFilter {

    /// TRACE would show a page what it must not see; others are nobody's.
    private static final List<HttpMethod> KNOWN =
            List.of(
                    HttpMethod.GET,
                    HttpMethod.HEAD,
                    HttpMethod.POST,
                    HttpMethod.PUT,
                    HttpMethod.PATCH,
                    HttpMethod.DELETE,
                    HttpMethod.OPTIONS);

    /// As many as a service reads.
    private static final int MOST_HEADERS = 100;

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
        answer.beforeCommit(() ->
                Mono.fromRunnable(
                        () -> AnswerHeaders.complete(answer, id, PageHeaders.of(exchange))));
        var no = refusal(request);
        if (no != null) {
            return problems.write(exchange, no);
        }
        var cleaned =
                request.mutate().headers(headers -> UntrustedHeaders.replace(headers, id)).build();
        return chain.filter(exchange.mutate().request(cleaned).build());
    }

    private static @Nullable Problem refusal(ServerHttpRequest request) {
        if (!PathShape.isPlain(request.getURI())) {
            return Problem.notFound();
        }
        if (!KNOWN.contains(request.getMethod())) {
            return Problem.methodNotAllowed(KNOWN);
        }
        var expected = request.getHeaders().getFirst(HttpHeaders.EXPECT);
        if (expected != null && !expected.equalsIgnoreCase("100-continue")) {
            return Problem.of(
                    HttpStatus.EXPECTATION_FAILED,
                    "request.refused",
                    "Nothing is expected here but 100-continue.");
        }
        var headers =
                request.getHeaders().headerSet().stream()
                        .mapToInt(header -> header.getValue().size())
                        .sum();
        return headers > MOST_HEADERS
                ? Problem.of(
                        HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
                        "request.headers-too-large",
                        "A request has at most " + MOST_HEADERS + " headers.")
                : QueryShape.refusal(request.getURI().getRawQuery());
    }
}
