package io.rapport.gateway.upstream;

import org.springframework.cloud.gateway.filter.GatewayFilter;

/// What guards the way to a service, as a filter for routes.
public interface UpstreamFilters {

    /// @param bulk whether the route takes bulk requests, which may take longer
    GatewayFilter filter(Service service, boolean bulk);

    /// The same for a route of streams: they have a bulkhead and a circuit breaker of their own,
    /// and count from the request to the answer's beginning only.
    GatewayFilter streaming(Service service);

    /// Cuts off answers that stop in the middle; must stand before what writes the answer.
    GatewayFilter pace(boolean bulk);
}
