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
import io.micrometer.core.instrument.MeterRegistry;
import io.rapport.contracts.ExternalId;
import io.rapport.platform.security.AccessScope;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/// Asks customer-service for what the replica has not heard of yet, in the caller's own name: a
/// time limit of two seconds, at most 32 at once, and a circuit breaker that fails fast while
/// nobody answers.
final class CustomerServiceCalls {

    private static final Logger LOG = LoggerFactory.getLogger(CustomerServiceCalls.class);
    private static final Duration LIMIT = Duration.ofSeconds(2);

    private static final String NAME = "customer-service";

    private final RestClient client;
    private final CircuitBreaker breaker;
    private final Bulkhead bulkhead;

    CustomerServiceCalls(RestClient.Builder builder, String baseUrl, MeterRegistry meters) {
        var requests = new JdkClientHttpRequestFactory();
        requests.setReadTimeout(LIMIT);
        client = builder.baseUrl(baseUrl).requestFactory(requests).build();
        var breakers =
                CircuitBreakerRegistry.of(
                        CircuitBreakerConfig.custom()
                                .slidingWindowSize(20)
                                .minimumNumberOfCalls(5)
                                .waitDurationInOpenState(Duration.ofSeconds(5))
                                .build());
        var bulkheads =
                BulkheadRegistry.of(
                        BulkheadConfig.custom()
                                .maxConcurrentCalls(32)
                                .maxWaitDuration(Duration.ofSeconds(1))
                                .build());
        breaker = breakers.circuitBreaker(NAME);
        bulkhead = bulkheads.bulkhead(NAME);
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers).bindTo(meters);
        TaggedBulkheadMetrics.ofBulkheadRegistry(bulkheads).bindTo(meters);
    }

    Optional<KnownEmployee> employee(String id) {
        return guarded(() ->
                Optional.ofNullable(get(EmployeeAnswer.class, "/api/v1/employees/{id}", id))
                        .map(EmployeeAnswer::employee));
    }

    Optional<KnownEmployee> employee(ExternalId externalId) {
        return guarded(() -> {
            var page =
                    get(
                            EmployeeAnswers.class,
                            "/api/v1/employees?externalId={id}&limit=1",
                            ReplicaViews.text(externalId));
            return page == null
                    ? Optional.empty()
                    : page.items().stream().findFirst().map(EmployeeAnswer::employee);
        });
    }

    Optional<KnownCustomer> byId(AccessScope scope, String id) {
        return guarded(() -> {
            var answer = get(Answer.class, "/api/v1/customers/{id}", id);
            return Optional.ofNullable(answer).map(found -> found.customer(scope));
        });
    }

    Optional<KnownCustomer> byExternalId(AccessScope scope, ExternalId externalId) {
        return guarded(() -> {
            var page =
                    get(
                            Answers.class,
                            "/api/v1/customers?externalId={id}&limit=1",
                            ReplicaViews.text(externalId));
            return page == null
                    ? Optional.empty()
                    : page.items().stream().findFirst().map(found -> found.customer(scope));
        });
    }

    /// An instance may go with the question, or be so new that its first answer takes long: another
    /// one is asked then.
    private <T> @Nullable T get(Class<T> type, String path, String argument) {
        try {
            return ask(type, path, argument);
        } catch (ResourceAccessException e) {
            LOG.info("customer-service is asked once more after {}", cause(e));
            return ask(type, path, argument);
        }
    }

    private static String cause(ResourceAccessException e) {
        var cause = e.getCause();
        return cause == null ? "no answer" : cause.getClass().getSimpleName();
    }

    /// @return `null` for 404
    private <T> @Nullable T ask(Class<T> type, String path, String argument) {
        return client.get()
                .uri(path, argument)
                .headers(headers -> headers.setBearerAuth(token()))
                .exchange((_, response) -> {
                    var status = response.getStatusCode();
                    if (status.isSameCodeAs(HttpStatusCode.valueOf(404))) {
                        return null;
                    }
                    if (!status.is2xxSuccessful()) {
                        throw new RestClientException("answered " + status.value());
                    }
                    return response.bodyTo(type);
                });
    }

    private static <T> T guarded(Supplier<T> call, CircuitBreaker breaker, Bulkhead bulkhead) {
        return Bulkhead.decorateSupplier(bulkhead, CircuitBreaker.decorateSupplier(breaker, call))
                .get();
    }

    private <T> T guarded(Supplier<T> call) {
        try {
            return guarded(call, breaker, bulkhead);
        } catch (RestClientException | CallNotPermittedException | BulkheadFullException e) {
            LOG.info("customer-service could not be asked: {}", e.getClass().getSimpleName());
            throw new CustomerRefusal.NotKnownYet().asException();
        }
    }

    private static String token() {
        @Nullable Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        if (caller == null || !(caller.getCredentials() instanceof String token)) {
            throw new CustomerRefusal.NotKnownYet().asException();
        }
        return token;
    }

    /// What is needed of customer-service's answer; the rest is ignored.
    record Answer(String id, State state) {

        KnownCustomer customer(AccessScope scope) {
            return new KnownCustomer(
                    id,
                    scope.tenant(),
                    state.ownerId(),
                    state.canonicalId() == null ? id : state.canonicalId());
        }
    }

    record State(@Nullable String ownerId, @Nullable String canonicalId) {}

    record Answers(List<Answer> items) {}

    record EmployeeAnswer(String id, EmployeeAnswerState state) {

        KnownEmployee employee() {
            return new KnownEmployee(id, state.teamId(), "ACTIVE".equals(state.status()));
        }
    }

    record EmployeeAnswerState(@Nullable String teamId, @Nullable String status) {}

    record EmployeeAnswers(List<EmployeeAnswer> items) {}
}
