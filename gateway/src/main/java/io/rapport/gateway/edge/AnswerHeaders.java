package io.rapport.gateway.edge;

import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpResponse;

/// What every answer says to a browser, whoever made it.
final class AnswerHeaders {

    static final Map<String, String> SECURITY =
            Map.of(
                    "Strict-Transport-Security", "max-age=31536000; includeSubDomains",
                    "X-Content-Type-Options", "nosniff",
                    "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
                    "X-Frame-Options", "DENY",
                    "Referrer-Policy", "no-referrer",
                    "Cache-Control", "no-store");

    /// What tells about the inside.
    private static final List<String> TELLTALE = List.of("Server", "X-Powered-By", "Via");

    private AnswerHeaders() {}

    /// Sets them once each, also where a service sent its own.
    ///
    /// @param page what a page of the gateway's own says instead
    static void complete(ServerHttpResponse answer, String requestId, Map<String, String> page) {
        HttpHeaders headers = answer.getHeaders();
        SECURITY.forEach(headers::set);
        page.forEach(headers::set);
        TELLTALE.forEach(headers::remove);
        headers.set(RequestIds.HEADER, requestId);
    }
}
