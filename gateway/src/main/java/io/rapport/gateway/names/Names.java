package io.rapport.gateway.names;

import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.web.server.ServerWebExchange;

/// What a route needs whose answers get names beside their ids.
public interface Names {

    /// Whether this request asks for names, of an answer that has ids.
    boolean areAskedFor(ServerWebExchange exchange);

    /// Takes the question off the request and puts the names into the answer; must stand before
    /// what writes the answer.
    GatewayFilter filter();

    /// Refuses what [#filter()] found to be wrong; stands behind what counts requests.
    GatewayFilter refusal();

    /// Says in an API document that names can be asked for; must stand before what writes the
    /// answer.
    GatewayFilter document();
}
