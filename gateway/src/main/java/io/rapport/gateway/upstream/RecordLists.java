package io.rapport.gateway.upstream;

import java.util.Collection;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import reactor.core.publisher.Mono;

/// Asks the service that owns a kind of record for some of them, in the caller's name: whom the
/// caller may not see is not in the answer.
public interface RecordLists {

    /// How many ids one call may name.
    int MOST_IDS = 200;

    /// The list of those with these ids; a bare 503 where none came in time.
    ///
    /// @param resource the kind, such as `customers`
    /// @param ids at most [#MOST_IDS], of letters, digits and `_`
    /// @param asked the headers of the caller's request
    Mono<ResponseEntity<byte[]>> of(String resource, Collection<String> ids, HttpHeaders asked);
}
