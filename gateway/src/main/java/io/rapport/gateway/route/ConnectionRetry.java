package io.rapport.gateway.route;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.factory.RetryGatewayFilterFactory;
import org.springframework.cloud.gateway.filter.factory.RetryGatewayFilterFactory.RetryConfig;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// Asks again when a connection broke before the answer, as it does when an instance is replaced: a
/// kept connection may be closed at the very moment at which a request is written to it. Reads may
/// come twice; so may commands with an `Idempotency-Key`, which the service carries out once. The
/// body of such a command is held until it is answered. Other commands are sent once.
@Component
final class ConnectionRetry implements GatewayFilter {

    private static final String KEY = "Idempotency-Key";
    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private final GatewayFilter retry;

    ConnectionRetry(RetryGatewayFilterFactory retries) {
        this.retry = retries.apply(connectionBroke());
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        var request = exchange.getRequest();
        if (READS.contains(request.getMethod())) {
            return retry.filter(exchange, chain);
        }
        if (!request.getHeaders().containsHeader(KEY)) {
            return chain.filter(exchange);
        }
        return ServerWebExchangeUtils.cacheRequestBody(
                exchange, held -> retry.filter(exchange.mutate().request(held).build(), chain));
    }

    /// The pauses outlast the moment in which an instance takes nothing more and still has
    /// connections open.
    @SuppressWarnings("unchecked") // an array of classes, for its varargs
    private static RetryConfig connectionBroke() {
        return new RetryConfig()
                .setRetries(2)
                .setMethods(HttpMethod.values())
                .setSeries()
                .setStatuses(new HttpStatus[0])
                .setExceptions(IOException.class)
                .setBackoff(Duration.ofMillis(50), Duration.ofMillis(400), 4, false);
    }
}
