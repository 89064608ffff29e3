package io.rapport.gateway.limit;

import io.rapport.gateway.problem.Problem;
import io.rapport.gateway.problem.ProblemException;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Mono;

/// Turns away bodies that are announced too large, and cuts off those that become too large on the
/// way. A body is passed on as it comes, never held.
@Component
class BodyLimits implements Limits.Bodies {

    private final LimitProperties limits;

    BodyLimits(LimitProperties limits) {
        this.limits = limits;
    }

    @Override
    public GatewayFilter filter(boolean bulk) {
        var limit = bulk ? limits.bulkBody() : limits.body();
        return (exchange, chain) -> {
            var request = exchange.getRequest();
            if (request.getHeaders().getContentLength() > limit.toBytes()) {
                return Mono.error(tooLarge(limit));
            }
            var metered = new MeteredRequest(request, limit.toBytes(), () -> tooLarge(limit));
            exchange.getAttributes().put(MeteredRequest.ATTRIBUTE, metered);
            return chain.filter(exchange.mutate().request(metered).build());
        };
    }

    private static ProblemException tooLarge(DataSize limit) {
        return Problem.of(
                        HttpStatus.CONTENT_TOO_LARGE,
                        "request.too-large",
                        "The body is larger than the %d bytes that are allowed here."
                                .formatted(limit.toBytes()))
                .asException();
    }
}
