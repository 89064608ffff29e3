package io.rapport.gateway;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.rapport.test.TestTokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// An issuer at which everybody who is sent there is signed in as anna at once. A code and a
/// refresh token are good once; a verifier and the client's secret must be right.
final class TestIssuer {

    static final String CLIENT = "rapport-gateway";
    static final String SECRET = "the-gateway's-secret";
    static final Duration LIFETIME = Duration.ofMinutes(15);

    private final HttpServer server;
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    private final Map<String, Boolean> refreshable = new ConcurrentHashMap<>();
    private final AtomicInteger renewals = new AtomicInteger();
    private final AtomicReference<String> audience = new AtomicReference<>(TestTokens.AUDIENCE);
    private volatile boolean away;
    private volatile CountDownLatch hold = new CountDownLatch(0);

    private TestIssuer(HttpServer server) {
        this.server = server;
    }

    static TestIssuer start() {
        try {
            var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            var issuer = new TestIssuer(HttpServer.create(loopback, 0));
            issuer.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            issuer.server.createContext("/", issuer::handle);
            issuer.server.start();
            return issuer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void reset() {
        renewals.set(0);
        away = false;
        audience.set(TestTokens.AUDIENCE);
        hold = new CountDownLatch(0);
    }

    /// How often somebody tried to get the next tokens.
    int renewals() {
        return renewals.get();
    }

    /// Answers 503 to everything but its discovery document.
    void isAway(boolean now) {
        away = now;
    }

    /// Gives tokens for somebody else's platform.
    void givesTokensFor(String other) {
        audience.set(other);
    }

    /// Lets who asks for the next tokens wait until this is counted down.
    CountDownLatch holdRenewals() {
        hold = new CountDownLatch(1);
        return hold;
    }

    /// Takes back what it gave: nobody gets the next tokens.
    void forgetsEverybody() {
        refreshable.clear();
    }

    /// Signs in whoever is sent there; the path by which the browser comes back to the gateway.
    String signIn(String asked) {
        var query = parameters(URI.create(asked).getRawQuery());
        var code = UUID.randomUUID().toString();
        codes.put(code, query);
        return URI.create(query.getOrDefault("redirect_uri", "")).getPath()
                + "?code="
                + code
                + "&state="
                + query.getOrDefault("state", "").replace("=", "%3D");
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            var path = exchange.getRequestURI().getPath();
            if (path.equals("/.well-known/openid-configuration")) {
                StubService.json(exchange, 200, discovery());
            } else if (away) {
                StubService.json(exchange, 503, "{}");
            } else if (path.equals("/token")) {
                token(exchange, parameters(body));
            } else {
                StubService.json(exchange, 404, "{}");
            }
        }
    }

    private void token(HttpExchange exchange, Map<String, String> asked) throws IOException {
        var basic = Base64.getEncoder().encodeToString((CLIENT + ":" + encoded()).getBytes(UTF_8));
        if (!("Basic " + basic).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            StubService.json(exchange, 401, "{\"error\":\"invalid_client\"}");
            return;
        }
        var renewal = "refresh_token".equals(asked.get("grant_type"));
        if (renewal) {
            renewals.incrementAndGet();
            awaitRelease();
        }
        var login =
                renewal ? Map.<String, String>of() : codes.remove(asked.getOrDefault("code", ""));
        var fine =
                renewal
                        ? refreshable.remove(asked.getOrDefault("refresh_token", "")) != null
                        : login != null && isVerified(login, asked);
        StubService.json(
                exchange,
                fine ? 200 : 400,
                fine
                        ? answer(login == null ? null : login.get("nonce"))
                        : "{\"error\":\"invalid_grant\"}");
    }

    private void awaitRelease() {
        try {
            hold.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String encoded() {
        return java.net.URLEncoder.encode(SECRET, UTF_8);
    }

    private static boolean isVerified(Map<String, String> login, Map<String, String> asked) {
        try {
            var hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(asked.getOrDefault("code_verifier", "").getBytes(US_ASCII));
            return "S256".equals(login.get("code_challenge_method"))
                    && Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(hash)
                            .equals(login.get("code_challenge"))
                    && asked.getOrDefault("redirect_uri", "").equals(login.get("redirect_uri"));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private String answer(@Nullable String nonce) {
        var lifetime = DrivenClock.ALL.passed().plus(LIFETIME);
        var refresh = "refresh-" + UUID.randomUUID();
        refreshable.put(refresh, true);
        var access =
                TestTokens.of("anna")
                        .issuer(address())
                        .audience(audience.get())
                        .roles("seller")
                        .claim("jti", UUID.randomUUID().toString())
                        .livesFor(lifetime)
                        .signed();
        var identity =
                TestTokens.of("anna")
                        .issuer(address())
                        .audience(CLIENT)
                        .claim("nonce", nonce)
                        .claim("preferred_username", "anna")
                        .signed();
        return """
        {"access_token":"%s","token_type":"Bearer","expires_in":%d,"refresh_token":"%s","id_token":"%s",\
        "scope":"openid profile"}
        """
                .formatted(access, lifetime.toSeconds(), refresh, identity);
    }

    private String discovery() {
        return """
        {"issuer":"%1$s","jwks_uri":"%2$s","authorization_endpoint":"%1$s/authorize",\
        "token_endpoint":"%1$s/token","end_session_endpoint":"%1$s/logout",\
        "response_types_supported":["code"],"subject_types_supported":["public"],\
        "id_token_signing_alg_values_supported":["RS256"]}
        """
                .formatted(address(), TestTokens.jwksUri());
    }

    static Map<String, String> parameters(String text) {
        var all = new HashMap<String, String>();
        for (var each : text.split("&", -1)) {
            var cut = each.indexOf('=');
            all.put(
                    URLDecoder.decode(each.substring(0, cut), UTF_8),
                    URLDecoder.decode(each.substring(cut + 1), UTF_8));
        }
        return all;
    }
}
