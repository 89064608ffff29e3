package io.rapport.gateway.security;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Which web pages may call the platform from a browser.
///
/// @param origins exact origins such as `https://crm.example.com`; none unless set
/// @param local whether pages that any port of this machine serves (`http://localhost:5173`,
///   `http://127.0.0.1:3000`) may call it too: for developing on one machine, where `deploy/rapport
///   up` sets it
/// @param maxAge how long a browser may remember the answer to its preflight request
@ConfigurationProperties("rapport.gateway.cors")
record CorsProperties(
        @DefaultValue List<String> origins,
        @DefaultValue("false") boolean local,
        @DefaultValue("1h") Duration maxAge) {

    private static final Pattern ORIGIN =
            Pattern.compile("https?://[a-z0-9.-]+(:[0-9]{1,5})?", Pattern.CASE_INSENSITIVE);

    CorsProperties {
        origins = List.copyOf(origins);
        for (var origin : origins) {
            if (!ORIGIN.matcher(origin).matches()) {
                throw new IllegalArgumentException(
                        "rapport.gateway.cors.origins takes whole origins such as"
                                + " https://crm.example.com, without pattern or path: "
                                + origin);
            }
        }
    }
}
