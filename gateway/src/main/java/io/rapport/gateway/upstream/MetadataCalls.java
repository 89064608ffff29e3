package io.rapport.gateway.upstream;

import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Asks as long as any request may take.
@Component
final class MetadataCalls implements MetadataParts {

    private final CallerCalls calls;
    private final UpstreamProperties settings;

    MetadataCalls(CallerCalls calls, UpstreamProperties settings) {
        this.calls = calls;
        this.settings = settings;
    }

    @Override
    public Mono<Part> of(Service service, HttpHeaders asked) {
        return calls.get(service, PATH, asked, settings.limit(false))
                .map(answer -> new Part(service, answer));
    }
}
