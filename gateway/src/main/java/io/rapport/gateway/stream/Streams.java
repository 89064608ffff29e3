package io.rapport.gateway.stream;

import org.springframework.cloud.gateway.filter.GatewayFilter;

/// What a route needs whose answers are streams.
public interface Streams {

    /// In a route's metadata: its calls go through the streams' own pool of connections.
    String METADATA = "streams";

    /// An attribute of a request: a `Mono<Void>` at whose end its stream ends. Without it a stream
    /// lasts for as long as service and listener want it.
    String END = "rapport.stream-end";

    /// Keeps the number of streams, their pace and their end; must stand before what writes the
    /// answer.
    GatewayFilter filter();
}
