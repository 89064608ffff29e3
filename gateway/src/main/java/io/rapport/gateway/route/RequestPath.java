package io.rapport.gateway.route;

import io.rapport.gateway.upstream.Service;
import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;

/// What a request's path says about its destination.
final class RequestPath {

    private static final String API = "/api/v1/";
    private static final String OPERATIONS = "operations/";

    private RequestPath() {}

    /// Whether the path belongs to the service; as a whole word, in lower case.
    static boolean leadsTo(Service service, ServerWebExchange exchange) {
        var resource = resource(exchange.getRequest().getURI().getRawPath());
        return resource != null && service.serves(resource);
    }

    /// Whether the path is that of a stream of the service's.
    static boolean streams(Service service, ServerWebExchange exchange) {
        var path = exchange.getRequest().getURI().getRawPath();
        var resource = resource(path);
        return resource != null && path.equals(API + resource) && service.streams(resource);
    }

    static boolean isBulk(ServerWebExchange exchange) {
        return exchange.getRequest().getURI().getRawPath().endsWith("/bulk");
    }

    private static @Nullable String resource(String path) {
        if (!path.startsWith(API)) {
            return null;
        }
        var rest = path.substring(API.length());
        var from = rest.startsWith(OPERATIONS) ? OPERATIONS.length() : 0;
        var end = rest.indexOf('/', from);
        return end < 0 ? rest : rest.substring(0, end);
    }
}
