package io.rapport.gateway.stream;

import org.springframework.cloud.gateway.filter.GatewayFilter;

/// What a route needs whose answers are streams.
public interface Streams {

    /// In a route's metadata: its calls go through the streams' own pool of connections.
    String METADATA = "streams";

    /// Keeps the number of streams, their pace and their end; must stand before what writes the
    /// answer.
    GatewayFilter filter();
}
