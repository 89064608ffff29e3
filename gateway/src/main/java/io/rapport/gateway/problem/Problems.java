package io.rapport.gateway.problem;

import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// Where a filter turns to when it says no.
public interface Problems {

    /// Answers with the problem; does nothing once another answer is under way.
    Mono<Void> write(ServerWebExchange exchange, Problem problem);
}
