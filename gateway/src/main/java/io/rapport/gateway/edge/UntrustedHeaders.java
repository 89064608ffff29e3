package io.rapport.gateway.edge;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.http.HttpHeaders;

/// What a client may say but nobody behind the gateway may believe: who it is, where it comes from,
/// and what the request was before. Who it is stands in the token and nowhere else.
final class UntrustedHeaders {

    private static final List<String> PREFIXES =
            List.of(
                    "x-forwarded-",
                    "x-user",
                    "x-auth",
                    "x-remote-",
                    "x-original-",
                    "x-rewrite-",
                    "x-envoy-",
                    "x-b3-",
                    "x-tenant",
                    "x-employee",
                    "x-role",
                    "x-rapport-",
                    "x-http-method",
                    "x-method-override");

    private static final Set<String> NAMES =
            Set.of(
                    "forwarded",
                    "via",
                    "x-real-ip",
                    "x-client-ip",
                    "x-cluster-client-ip",
                    "x-host",
                    "x-proxy-user",
                    "true-client-ip",
                    "cf-connecting-ip",
                    "client-ip",
                    "proxy",
                    "proxy-authorization",
                    "cookie",
                    "baggage",
                    "tracestate",
                    "b3",
                    "expect",
                    "x-request-id");

    private UntrustedHeaders() {}

    /// Takes them away, and puts our own request id in.
    static void replace(HttpHeaders headers, String requestId) {
        List.copyOf(headers.headerNames()).stream()
                .filter(UntrustedHeaders::isUntrusted)
                .forEach(headers::remove);
        headers.set(RequestIds.HEADER, requestId);
    }

    private static boolean isUntrusted(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return NAMES.contains(lower) || PREFIXES.stream().anyMatch(lower::startsWith);
    }
}
