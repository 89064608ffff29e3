package io.rapport.gateway.edge;

import java.util.Map;
import org.springframework.web.server.ServerWebExchange;

/// What an answer says to a browser where it is a page of the gateway's own, and not the answer of
/// a service, for which the strictest holds. Only the gateway's code can set it.
public final class PageHeaders {

    private static final String ATTRIBUTE = "rapport.page-headers";

    private PageHeaders() {}

    /// Puts these in place of the usual ones of the same name, or beside them.
    public static void set(ServerWebExchange exchange, Map<String, String> headers) {
        exchange.getAttributes().put(ATTRIBUTE, headers);
    }

    static Map<String, String> of(ServerWebExchange exchange) {
        return exchange.getAttributeOrDefault(ATTRIBUTE, Map.of());
    }
}
