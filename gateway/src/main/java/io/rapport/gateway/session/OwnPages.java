package io.rapport.gateway.session;

import io.rapport.gateway.security.OwnOrigin;
import java.net.URI;
import java.util.Set;
import org.springframework.http.server.reactive.ServerHttpRequest;

/// Whether a request was sent by a page of the gateway's own. A cookie goes along with what pages
/// of other ports and neighbouring hosts send, too; for them it does not count.
final class OwnPages implements OwnOrigin {

    private static final Set<String> OWN = Set.of("same-origin", "none");
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    private final URI address;

    OwnPages(URI address) {
        this.address = address;
    }

    @Override
    public boolean is(String origin) {
        return origin.equalsIgnoreCase(address.toString());
    }

    /// Browsers tell the site of who asks; where one does not, the origin must do.
    boolean sent(ServerHttpRequest request) {
        var site = request.getHeaders().getFirst("Sec-Fetch-Site");
        var origin = request.getHeaders().getOrigin();
        return (site == null || OWN.contains(site)) && (origin == null || is(origin));
    }

    /// Whether the browser found this machine by another of its names, whose cookies the issuer's
    /// way back would miss.
    boolean isByOtherName(ServerHttpRequest request) {
        var host = request.getURI().getHost();
        return host != null
                && !host.equals(address.getHost())
                && LOOPBACK.contains(host)
                && LOOPBACK.contains(address.getHost());
    }
}
