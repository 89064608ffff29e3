package io.rapport.gateway.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.micrometer.core.instrument.MeterRegistry;
import io.rapport.gateway.problem.Problem;
import java.security.Principal;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// A bucket of tokens per principal and route class. The principal stands in the access token, so
/// no header changes whose bucket it is; where no token is needed, it is the address of the
/// connection.
@Component
class RateLimits implements Limits.Rates {

    private static final int MOST_BUCKETS = 100_000;
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(10);

    private final LimitProperties limits;
    private final MeterRegistry meters;
    private final Cache<Key, Bucket> buckets =
            Caffeine.newBuilder()
                    .maximumSize(MOST_BUCKETS)
                    .expireAfterAccess(FORGOTTEN_AFTER)
                    .build();

    RateLimits(LimitProperties limits, MeterRegistry meters) {
        this.limits = limits;
        this.meters = meters;
    }

    @Override
    public GatewayFilter filter(@Nullable RouteClass fixed) {
        return (exchange, chain) -> {
            var kind = fixed == null ? RouteClass.of(exchange.getRequest().getMethod()) : fixed;
            return exchange.getPrincipal()
                    .map(RateLimits::name)
                    .defaultIfEmpty("")
                    .flatMap(name -> take(new Key(kind, caller(exchange, name)), exchange, chain));
        };
    }

    private Mono<Void> take(Key key, ServerWebExchange exchange, GatewayFilterChain chain) {
        var bucket = buckets.get(key, this::newBucket);
        var probe = bucket.tryConsumeAndReturnRemaining(1);
        tell(exchange, limits.of(key.kind()).burst(), probe);
        if (probe.isConsumed()) {
            return chain.filter(exchange);
        }
        meters.counter("rapport.gateway.limited", "class", key.kind().name()).increment();
        return Mono.error(
                Problem.of(
                                HttpStatus.TOO_MANY_REQUESTS,
                                "request.too-many",
                                "Too many requests of this kind. Wait as long as Retry-After says.")
                        .retryAfter(Duration.ofNanos(probe.getNanosToWaitForRefill()))
                        .asException());
    }

    private Bucket newBucket(Key key) {
        var allowed = limits.of(key.kind());
        return Bucket.builder()
                .addLimit(limit ->
                        limit.capacity(allowed.burst())
                                .refillGreedy(allowed.perSecond(), Duration.ofSeconds(1)))
                .build();
    }

    private static void tell(ServerWebExchange exchange, long limit, ConsumptionProbe probe) {
        var headers = exchange.getResponse().getHeaders();
        headers.set("X-RateLimit-Limit", Long.toString(limit));
        headers.set("X-RateLimit-Remaining", Long.toString(probe.getRemainingTokens()));
        var reset = TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForReset());
        headers.set("X-RateLimit-Reset", Long.toString(reset + 1));
    }

    private static String name(Principal principal) {
        return principal instanceof JwtAuthenticationToken token
                ? token.getToken().getClaimAsString("tenant") + "|" + token.getName()
                : principal.getName();
    }

    private static String caller(ServerWebExchange exchange, String principal) {
        if (!principal.isEmpty()) {
            return principal;
        }
        var address = exchange.getRequest().getRemoteAddress();
        return address == null || address.getAddress() == null
                ? "unknown"
                : address.getAddress().getHostAddress();
    }

    private record Key(RouteClass kind, String caller) {}
}
