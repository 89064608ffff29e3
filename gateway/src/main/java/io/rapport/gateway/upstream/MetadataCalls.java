package io.rapport.gateway.upstream;

import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.reactor.bulkhead.operator.BulkheadOperator;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/// Asks within the time, the circuit breaker and the bulkhead of every service.
@Component
final class MetadataCalls implements MetadataParts {

    private static final int LARGEST = 4 * 1024 * 1024;
    private static final List<String> PASSED_ON =
            List.of(HttpHeaders.AUTHORIZATION, "X-Request-Id", "traceparent");

    private final WebClient client;
    private final ServiceAddresses addresses;
    private final UpstreamProperties settings;
    private final CircuitBreakerRegistry breakers;
    private final BulkheadRegistry bulkheads;

    MetadataCalls(
            HttpClient http,
            ServiceAddresses addresses,
            UpstreamProperties settings,
            CircuitBreakerRegistry breakers,
            BulkheadRegistry bulkheads) {
        this.client =
                WebClient.builder()
                        .clientConnector(new ReactorClientHttpConnector(http))
                        .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(LARGEST))
                        .build();
        this.addresses = addresses;
        this.settings = settings;
        this.breakers = breakers;
        this.bulkheads = bulkheads;
    }

    @Override
    public Mono<Part> of(Service service, HttpHeaders asked) {
        return client.get()
                .uri(addresses.of(service) + PATH)
                .headers(headers ->
                        PASSED_ON.forEach(name -> {
                            var value = asked.getFirst(name);
                            if (value != null) {
                                headers.set(name, value);
                            }
                        }))
                .exchangeToMono(answer -> answer.toEntity(byte[].class))
                .timeout(settings.limit(false))
                .transformDeferred(
                        CircuitBreakerOperator.of(breakers.circuitBreaker(service.label())))
                .transformDeferred(BulkheadOperator.of(bulkheads.bulkhead(service.label())))
                .onErrorResume(
                        Exception.class,
                        _ -> Mono.just(ResponseEntity.status(HttpStatusCode.valueOf(503)).build()))
                .map(answer -> new Part(service, answer));
    }
}
