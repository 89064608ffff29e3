package io.rapport.gateway.upstream;

import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.reactor.bulkhead.operator.BulkheadOperator;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/// The gateway's own questions to services, in the name of whoever asks it: with that caller's
/// token, within a time, the circuit breaker and the bulkhead of the service. They never fail: a
/// bare 503 stands for an answer that does not come in time, or is too large to be held.
@Component
final class CallerCalls {

    private static final int LARGEST = 4 * 1024 * 1024;
    private static final List<String> PASSED_ON =
            List.of(HttpHeaders.AUTHORIZATION, "X-Request-Id", "traceparent");

    private final WebClient client;
    private final ServiceAddresses addresses;
    private final CircuitBreakerRegistry breakers;
    private final BulkheadRegistry bulkheads;

    CallerCalls(
            HttpClient http,
            ServiceAddresses addresses,
            CircuitBreakerRegistry breakers,
            BulkheadRegistry bulkheads) {
        this.client =
                WebClient.builder()
                        .clientConnector(new ReactorClientHttpConnector(http))
                        .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(LARGEST))
                        .build();
        this.addresses = addresses;
        this.breakers = breakers;
        this.bulkheads = bulkheads;
    }

    /// @param target path and query, encoded
    /// @param asked the headers of the caller's request
    Mono<ResponseEntity<byte[]>> get(
            Service service, String target, HttpHeaders asked, Duration limit) {
        return client.get()
                .uri(URI.create(addresses.of(service) + target))
                .headers(headers ->
                        PASSED_ON.forEach(name -> {
                            var value = asked.getFirst(name);
                            if (value != null) {
                                headers.set(name, value);
                            }
                        }))
                .exchangeToMono(answer -> answer.toEntity(byte[].class))
                .timeout(limit)
                .transformDeferred(
                        CircuitBreakerOperator.of(breakers.circuitBreaker(service.label())))
                .transformDeferred(BulkheadOperator.of(bulkheads.bulkhead(service.label())))
                .onErrorResume(
                        Exception.class,
                        _ -> Mono.just(ResponseEntity.status(HttpStatusCode.valueOf(503)).build()));
    }
}
