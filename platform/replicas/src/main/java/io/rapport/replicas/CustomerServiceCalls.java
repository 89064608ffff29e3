package io.rapport.replicas;

import io.rapport.contracts.ExternalId;
import io.rapport.platform.scope.AccessScope;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/// Asks customer-service for what the replica has not heard of yet, in the caller's own name and
/// with a time limit of two seconds.
///
/// Every question throws a [RestClientException] where it is not answered.
final class CustomerServiceCalls {

    private static final Duration LIMIT = Duration.ofSeconds(2);

    private final RestClient client;

    CustomerServiceCalls(RestClient.Builder builder, String baseUrl) {
        var requests = new JdkClientHttpRequestFactory();
        requests.setReadTimeout(LIMIT);
        client = builder.baseUrl(baseUrl).requestFactory(requests).build();
    }

    Optional<KnownEmployee> employee(String id) {
        return Optional.ofNullable(ask(EmployeeAnswer.class, "/api/v1/employees/{id}", id))
                .map(EmployeeAnswer::employee);
    }

    Optional<KnownEmployee> employee(ExternalId externalId) {
        return Optional.ofNullable(
                        ask(
                                EmployeeAnswers.class,
                                "/api/v1/employees?externalId={id}&limit=1",
                                ReplicaViews.text(externalId)))
                .flatMap(page -> page.items().stream().findFirst())
                .map(EmployeeAnswer::employee);
    }

    Optional<KnownCustomer> byId(AccessScope scope, String id) {
        return Optional.ofNullable(ask(Answer.class, "/api/v1/customers/{id}", id))
                .map(found -> found.customer(scope));
    }

    Optional<KnownCustomer> byExternalId(AccessScope scope, ExternalId externalId) {
        return Optional.ofNullable(
                        ask(
                                Answers.class,
                                "/api/v1/customers?externalId={id}&limit=1",
                                ReplicaViews.text(externalId)))
                .flatMap(page -> page.items().stream().findFirst())
                .map(found -> found.customer(scope));
    }

    /// @return `null` where there is none that the caller may see
    private <T> @Nullable T ask(Class<T> type, String path, String argument) {
        return client.get()
                .uri(path, argument)
                .headers(headers -> headers.setBearerAuth(token()))
                .exchange((_, response) -> {
                    var status = response.getStatusCode();
                    if (status.isSameCodeAs(HttpStatus.NOT_FOUND)
                            || status.isSameCodeAs(HttpStatus.FORBIDDEN)) {
                        return null;
                    }
                    if (!status.is2xxSuccessful()) {
                        throw new RestClientException("answered " + status.value());
                    }
                    return response.bodyTo(type);
                });
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
