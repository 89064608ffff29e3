package io.rapport.replicas;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedBulkheadMetrics;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.github.resilience4j.micrometer.tagged.TaggedRetryMetrics;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.retry.RetryRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import io.rapport.platform.log.ThrottledLog;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.client.RestClientException;

/// What a replica holds, or else what the owning service answers.
///
/// Where nobody answers, both are tried again, three times in all: an instance may go with the
/// question, and what it was about may reach the replica meanwhile. At most 32 questions are under
/// way, and while most of them fail, none is asked for five seconds.
final class ReplicaWithFallback {

    private static final Logger LOG = LoggerFactory.getLogger(ReplicaWithFallback.class);
    private static final String NAME = "customer-service";

    private final ThrottledLog seldom = new ThrottledLog();
    private final CircuitBreaker breaker;
    private final Bulkhead bulkhead;
    private final Retry retry;

    ReplicaWithFallback(MeterRegistry meters) {
        var breakers =
                CircuitBreakerRegistry.of(
                        CircuitBreakerConfig.custom()
                                .slidingWindowSize(20)
                                .minimumNumberOfCalls(10)
                                .waitDurationInOpenState(Duration.ofSeconds(5))
                                .build());
        var bulkheads =
                BulkheadRegistry.of(
                        BulkheadConfig.custom()
                                .maxConcurrentCalls(32)
                                .maxWaitDuration(Duration.ofSeconds(1))
                                .build());
        var retries =
                RetryRegistry.of(
                        RetryConfig.custom()
                                .maxAttempts(3)
                                .waitDuration(Duration.ofMillis(200))
                                .retryOnException(ReplicaWithFallback::isUnanswered)
                                .build());
        breaker = breakers.circuitBreaker(NAME);
        bulkhead = bulkheads.bulkhead(NAME);
        retry = retries.retry(NAME);
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers).bindTo(meters);
        TaggedBulkheadMetrics.ofBulkheadRegistry(bulkheads).bindTo(meters);
        TaggedRetryMetrics.ofRetryRegistry(retries).bindTo(meters);
    }

    /// @param held looks into the replica
    /// @param asked asks the owner; its empty answer means that there is none
    /// @throws io.rapport.platform.command.RefusalException `customer.not-known-yet` (503) when the
    ///   replica holds none and nobody answers
    <T> Optional<T> find(Supplier<Optional<T>> held, Supplier<Optional<T>> asked) {
        try {
            return retry.executeSupplier(() -> held.get().or(() -> guarded(asked)));
        } catch (RestClientException | CallNotPermittedException | BulkheadFullException e) {
            var cause = cause(e);
            seldom.say(
                    cause,
                    kept ->
                            LOG.info(
                                    "customer-service could not be asked: {} ({} more)",
                                    cause,
                                    kept));
            throw new CustomerRefusal.NotKnownYet().asException();
        }
    }

    private <T> T guarded(Supplier<T> call) {
        return Bulkhead.decorateSupplier(bulkhead, CircuitBreaker.decorateSupplier(breaker, call))
                .get();
    }

    private static boolean isUnanswered(Throwable failure) {
        return failure instanceof RestClientException
                || failure instanceof CallNotPermittedException
                || failure instanceof BulkheadFullException;
    }

    private static String cause(RuntimeException failure) {
        var cause = failure.getCause() == null ? failure : failure.getCause();
        return cause.getClass().getSimpleName();
    }
}
