package io.rapport.gateway.upstream;

import java.util.EnumSet;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import reactor.core.publisher.Mono;

/// Asks the services for what each tells of itself to screens, in the caller's name.
public interface MetadataParts {

    /// Where every service tells its part, and the gateway all of them together.
    String PATH = "/api/v1/metadata";

    /// Those that have a part.
    Set<Service> SERVICES = Set.copyOf(EnumSet.complementOf(EnumSet.of(Service.ANALYTICS)));

    /// One service's part.
    ///
    /// @param service who was asked
    /// @param answer its answer; a bare 503 where none came in time
    record Part(Service service, ResponseEntity<byte[]> answer) {}

    /// The part of one service.
    ///
    /// @param asked the headers of the caller's request
    Mono<Part> of(Service service, HttpHeaders asked);
}
