package io.rapport.gateway.limit;

import org.springframework.web.server.ServerWebExchange;

/// How far a client got with sending its body.
public enum RequestBody {
    RECEIVED,
    ON_ITS_WAY,
    BROKEN;

    public static RequestBody of(ServerWebExchange exchange) {
        return exchange.getAttribute(MeteredRequest.ATTRIBUTE) instanceof MeteredRequest request
                ? of(request)
                : RECEIVED;
    }

    private static RequestBody of(MeteredRequest request) {
        if (request.broken()) {
            return BROKEN;
        }
        return request.received() ? RECEIVED : ON_ITS_WAY;
    }
}
