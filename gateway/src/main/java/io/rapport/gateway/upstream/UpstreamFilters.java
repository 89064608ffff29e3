package io.rapport.gateway.upstream;

import org.springframework.cloud.gateway.filter.GatewayFilter;

/// What guards the way to a service, as a filter for routes.
public interface UpstreamFilters {

    /// @param bulk whether the route takes bulk requests, which may take longer
    GatewayFilter filter(Service service, boolean bulk);

    /// Cuts off answers that stop in the middle; must stand before what writes the answer.
    GatewayFilter pace(boolean bulk);
}
