package io.rapport.gateway.upstream;

import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedBulkheadMetrics;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.rapport.gateway.problem.ProblemException;
import java.time.Duration;
import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The circuit breakers and bulkheads, one of each per service, and the client that calls the
/// services.
@Configuration(proxyBeanMethods = false)
class UpstreamConfiguration {

    @Bean
    CircuitBreakerRegistry circuitBreakers(UpstreamProperties settings, MeterRegistry meters) {
        var breaker = settings.breaker();
        var registry =
                CircuitBreakerRegistry.of(
                        CircuitBreakerConfig.custom()
                                .slidingWindowSize(breaker.calls())
                                .minimumNumberOfCalls(breaker.minimumCalls())
                                .failureRateThreshold(breaker.failureRate())
                                .waitDurationInOpenState(breaker.open())
                                .permittedNumberOfCallsInHalfOpenState(breaker.trials())
                                .automaticTransitionFromOpenToHalfOpenEnabled(true)
                                .recordException(UpstreamConfiguration::isServicesFault)
                                .ignoreException(failure -> !isServicesFault(failure))
                                .build());
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(registry).bindTo(meters);
        return registry;
    }

    @Bean
    BulkheadRegistry bulkheads(UpstreamProperties settings, MeterRegistry meters) {
        var registry =
                BulkheadRegistry.of(
                        BulkheadConfig.custom()
                                .maxConcurrentCalls(settings.concurrent())
                                .maxWaitDuration(Duration.ZERO)
                                .build());
        TaggedBulkheadMetrics.ofBulkheadRegistry(registry).bindTo(meters);
        return registry;
    }

    /// Netty's own second attempt could carry out a command without a key twice.
    @Bean
    HttpClientCustomizer neverTwice() {
        return client -> client.disableRetry(true);
    }

    private static boolean isServicesFault(Throwable failure) {
        return failure instanceof ProblemException known
                && known.problem().status().is5xxServerError();
    }
}
