package io.rapport.platform.observe;

import java.util.Map;

/// Headers of every answer: nothing here is a page, a frame or something to keep.
final class SafetyHeaders {

    static final Map<String, String> ALL =
            Map.of(
                    "X-Content-Type-Options", "nosniff",
                    "Cache-Control", "no-store",
                    "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
                    "Strict-Transport-Security", "max-age=31536000; includeSubDomains",
                    "Referrer-Policy", "no-referrer",
                    "X-Frame-Options", "DENY");

    private SafetyHeaders() {}
}
