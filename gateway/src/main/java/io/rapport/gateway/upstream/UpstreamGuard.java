package io.rapport.gateway.upstream;

import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.reactor.bulkhead.operator.BulkheadOperator;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import io.rapport.gateway.limit.RequestBody;
import io.rapport.gateway.problem.Problem;
import io.rapport.gateway.problem.ProblemException;
import io.rapport.platform.log.ThrottledLog;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.netty.channel.AbortedException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquireTimeoutException;

/// Stands between a route and its service: a bulkhead, a circuit breaker, a time limit, and a
/// problem document in place of an answer that does not come. Answers that do come are passed on as
/// they are, errors too: the service knows better what they mean.
@Component
class UpstreamGuard implements UpstreamFilters {

    private static final Logger LOG = LoggerFactory.getLogger(UpstreamGuard.class);
    private static final Problem RESTING =
            Problem.unavailable("The service behind this route is recovering.");
    private static final Problem AWAY =
            Problem.unavailable("The service behind this route is away.");
    private static final Problem BUSY =
            Problem.unavailable(
                    "The service behind this route has as many requests under way as it may.");
    private static final Problem SLOW_CLIENT =
            Problem.of(
                    HttpStatus.REQUEST_TIMEOUT,
                    "request.timeout",
                    "The body did not arrive in time.");

    private final ThrottledLog seldom = new ThrottledLog();
    private final UpstreamProperties settings;
    private final CircuitBreakerRegistry breakers;
    private final BulkheadRegistry bulkheads;
    private final ServiceAddresses addresses;

    UpstreamGuard(
            UpstreamProperties settings,
            CircuitBreakerRegistry breakers,
            BulkheadRegistry bulkheads,
            ServiceAddresses addresses) {
        this.settings = settings;
        this.breakers = breakers;
        this.bulkheads = bulkheads;
        this.addresses = addresses;
    }

    @Override
    public GatewayFilter filter(Service service, boolean bulk) {
        return guarded(service, service.label(), settings.limit(bulk));
    }

    @Override
    public GatewayFilter streaming(Service service) {
        return guarded(service, service.label() + "-streams", settings.limit(false));
    }

    private GatewayFilter guarded(Service service, String name, Duration limit) {
        var breaker = breakers.circuitBreaker(name);
        var bulkhead = bulkheads.bulkhead(name);
        var base = addresses.of(service).toString();
        return (exchange, chain) -> {
            exchange.getResponse()
                    .beforeCommit(() -> Mono.fromRunnable(() -> hideAddress(exchange, base)));
            return chain.filter(exchange)
                    .timeout(limit)
                    .onErrorMap(failure -> translated(exchange, service, failure))
                    .transformDeferred(CircuitBreakerOperator.of(breaker))
                    .onErrorMap(CallNotPermittedException.class, _ -> RESTING.asException())
                    .transformDeferred(BulkheadOperator.of(bulkhead))
                    .onErrorMap(BulkheadFullException.class, _ -> BUSY.asException());
        };
    }

    @Override
    public GatewayFilter pace(boolean bulk) {
        var limit = settings.limit(bulk);
        return (exchange, chain) ->
                chain.filter(exchange.mutate().response(new PacedAnswer(exchange, limit)).build());
    }

    private Throwable translated(ServerWebExchange exchange, Service service, Throwable failure) {
        if (failure instanceof ProblemException) {
            return failure;
        }
        var body = RequestBody.of(exchange);
        var problem =
                switch (body) {
                    case BROKEN -> Problem.malformed();
                    case ON_ITS_WAY -> isTimeout(failure) ? SLOW_CLIENT : byCause(failure);
                    case RECEIVED -> byCause(failure);
                };
        if (problem == null) {
            return failure;
        }
        if (body == RequestBody.BROKEN) {
            return problem.asException(); // nothing that the service did
        }
        var cause = failure.getClass().getSimpleName();
        seldom.say(
                service.label() + " " + problem.code(),
                kept ->
                        LOG.atWarn()
                                .addKeyValue("service", service.label())
                                .addKeyValue("problem", problem.code())
                                .addKeyValue("cause", cause)
                                .addKeyValue("unsaid", kept)
                                .log("No answer from a service"));
        return problem.asException();
    }

    private static @Nullable Problem byCause(Throwable failure) {
        if (isTimeout(failure)) {
            return Problem.timeout();
        }
        return failure instanceof IOException
                        || failure instanceof AbortedException
                        || failure instanceof PoolAcquireTimeoutException
                ? AWAY
                : null;
    }

    private static boolean isTimeout(Throwable failure) {
        return failure instanceof TimeoutException
                && !(failure instanceof PoolAcquireTimeoutException);
    }

    /// A service may name its own address in `Location`; clients only know ours.
    private static void hideAddress(ServerWebExchange exchange, String base) {
        var headers = exchange.getResponse().getHeaders();
        var location = headers.getFirst(HttpHeaders.LOCATION);
        if (location != null && location.startsWith(base + "/")) {
            headers.set(HttpHeaders.LOCATION, location.substring(base.length()));
        }
    }
}
