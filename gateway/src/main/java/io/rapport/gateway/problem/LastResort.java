package io.rapport.gateway.problem;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webflux.error.ErrorWebExceptionHandler;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// Turns whatever comes up through the filters into a problem document. Nothing of the failure is
/// told to the client; what nobody expected is logged under the request id.
@Component
@Order(-2)
class LastResort implements ErrorWebExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(LastResort.class);

    private final Problems problems;

    LastResort(Problems problems) {
        this.problems = problems;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        if (exchange.getResponse().isCommitted()) {
            return Mono.error(failure);
        }
        return problems.write(exchange, problem(exchange, failure));
    }

    private static Problem problem(ServerWebExchange exchange, Throwable failure) {
        return switch (failure) {
            case ProblemException known -> known.problem();
            case ResponseStatusException status -> ofStatus(status);
            default -> unexpected(exchange, failure);
        };
    }

    private static Problem ofStatus(ResponseStatusException failure) {
        return switch (failure.getStatusCode().value()) {
            case 404 -> Problem.notFound();
            case 405 -> Problem.methodNotAllowed(failure.getHeaders().getAllow());
            case 406 ->
                    Problem.of(
                            HttpStatus.NOT_ACCEPTABLE,
                            "request.not-acceptable",
                            "No answer comes in the type that Accept asks for.");
            case 503 -> Problem.unavailable("The service behind this route is away.");
            case 504 -> Problem.timeout();
            default -> ofOtherStatus(HttpStatus.resolve(failure.getStatusCode().value()));
        };
    }

    private static Problem ofOtherStatus(@Nullable HttpStatus status) {
        if (status == null || !status.is4xxClientError()) {
            return Problem.failed();
        }
        return status == HttpStatus.BAD_REQUEST
                ? Problem.malformed()
                : Problem.of(status, "request.refused", "The request was refused.");
    }

    private static Problem unexpected(ServerWebExchange exchange, Throwable failure) {
        LOG.atError()
                .addKeyValue(
                        "requestId", exchange.getResponse().getHeaders().getFirst("X-Request-Id"))
                .setCause(failure)
                .log("A request failed in the gateway");
        return Problem.failed();
    }
}
