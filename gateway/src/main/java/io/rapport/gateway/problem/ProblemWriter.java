package io.rapport.gateway.problem;

import static java.util.stream.Collectors.joining;

import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/// Writes a problem as `application/problem+json`.
@Component
class ProblemWriter implements Problems {

    private static final String TYPE_PREFIX = "urn:rapport:problem:";

    private final JsonMapper mapper;

    ProblemWriter(JsonMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public Mono<Void> write(ServerWebExchange exchange, Problem problem) {
        var response = exchange.getResponse();
        if (response.isCommitted()) {
            return Mono.empty();
        }
        response.setStatusCode(problem.status());
        var headers = response.getHeaders();
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        var retryAfter = problem.retryAfter();
        if (retryAfter != null) {
            var seconds = Math.max(1, retryAfter.plusMillis(999).toSeconds());
            headers.set(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        }
        if (!problem.allowed().isEmpty()) {
            headers.set(
                    HttpHeaders.ALLOW,
                    problem.allowed().stream().map(HttpMethod::name).collect(joining(", ")));
        }
        var body = mapper.writeValueAsBytes(document(exchange, problem));
        headers.setContentLength(body.length);
        return response.writeWith(Mono.just(response.bufferFactory().wrap(body)));
    }

    private static Map<String, Object> document(ServerWebExchange exchange, Problem problem) {
        var document = new LinkedHashMap<String, Object>();
        document.put("type", TYPE_PREFIX + problem.code());
        document.put("title", problem.status().getReasonPhrase());
        document.put("status", problem.status().value());
        document.put("detail", problem.detail());
        document.put("code", problem.code());
        var requestId = exchange.getResponse().getHeaders().getFirst("X-Request-Id");
        if (requestId != null) {
            document.put("requestId", requestId);
        }
        if (!problem.errors().isEmpty()) {
            document.put("errors", problem.errors());
        }
        traceId(exchange).ifPresent(id -> document.put("traceId", id));
        return document;
    }

    private static Optional<String> traceId(ServerWebExchange exchange) {
        return ServerRequestObservationContext.findCurrent(exchange.getAttributes())
                .map(context -> context.<TracingContext>get(TracingContext.class))
                .map(TracingContext::getSpan)
                .map(span -> span.context().traceId());
    }
}
