package io.rapport.gateway.upstream;

import java.util.Collection;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Asks for a shorter time than a request may take, for an answer waits that is there already.
@Component
final class RecordListCalls implements RecordLists {

    private final CallerCalls calls;
    private final UpstreamProperties settings;

    RecordListCalls(CallerCalls calls, UpstreamProperties settings) {
        this.calls = calls;
        this.settings = settings;
    }

    @Override
    public Mono<ResponseEntity<byte[]>> of(
            String resource, Collection<String> ids, HttpHeaders asked) {
        return calls.get(
                Resources.answering(resource),
                "/api/v1/" + resource + "?id=" + String.join(",", ids),
                asked,
                settings.namesTimeLimit());
    }
}
