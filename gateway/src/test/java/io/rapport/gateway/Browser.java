package io.rapport.gateway;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A browser with a jar for cookies. It follows nothing by itself, and keeps its cookies whatever
/// port it asks, as browsers do.
final class Browser {

    private final TestIssuer issuer;
    private final Map<String, String> jar = new LinkedHashMap<>();

    Browser(TestIssuer issuer) {
        this.issuer = issuer;
    }

    /// Signs in at the gateway of this port; where it ended.
    RawHttp.Answer signIn(int port, String to) {
        var asked = get(port, "/session/login?to=" + to);
        return get(port, issuer.signIn(asked.header("Location")));
    }

    RawHttp.Answer get(int port, String target) {
        return keep(with(port).get(target));
    }

    /// As a page of the console does it.
    RawHttp.Answer post(int port, String target, String body) {
        var proof = jar.get("XSRF-TOKEN");
        var request = with(port).header("Content-Type", "application/json");
        return keep(
                (proof == null ? request : request.header("X-XSRF-TOKEN", proof))
                        .send("POST", target, body));
    }

    /// A request with all cookies and nothing else, for what a test adds.
    RawHttp with(int port) {
        var request = new RawHttp(port);
        return jar.isEmpty() ? request : request.header("Cookie", cookies());
    }

    String cookies() {
        return jar.entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue())
                .collect(Collectors.joining("; "));
    }

    @Nullable String cookie(String name) {
        return jar.get(name);
    }

    void plant(String name, String value) {
        jar.put(name, value);
    }

    private RawHttp.Answer keep(RawHttp.Answer answer) {
        for (var set : answer.all("Set-Cookie")) {
            var pair = set.split(";", 2)[0];
            var cut = pair.indexOf('=');
            if (set.contains("Max-Age=0")) {
                jar.remove(pair.substring(0, cut));
            } else {
                jar.put(pair.substring(0, cut), pair.substring(cut + 1));
            }
        }
        return answer;
    }
}
