package io.rapport.test;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/// An identity provider of the tests: an RSA key, its public half served as a JWK set beside an
/// OpenID discovery document on a loopback port, and tokens of anybody, rightful or forged.
public final class TestTokens {

    /// The audience that every service and the gateway demand.
    public static final String AUDIENCE = "rapport";

    static final String KEY_ID = "test-key";

    private TestTokens() {}

    /// The issuer URI; discovery is below it, as OpenID Connect has it.
    public static String issuer() {
        return Provider.ISSUER;
    }

    /// Where the public keys are.
    public static String jwksUri() {
        return Provider.ISSUER + "/oauth2/jwks";
    }

    /// A rightful token of the tenant `default`, valid for an hour, yet without any role.
    public static TestToken of(String subject) {
        return new TestToken(subject, Provider.KEY);
    }

    /// The signed token of somebody with these roles, as in `Authorization: Bearer …`.
    public static String bearer(String subject, String... roles) {
        return of(subject).roles(roles).signed();
    }

    static RSAKey newKey(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).keyUse(KeyUse.SIGNATURE).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("No RSA key can be made", e);
        }
    }

    private static String serve() {
        try {
            var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            var server = HttpServer.create(loopback, 0);
            var issuer = "http://127.0.0.1:" + server.getAddress().getPort();
            var keys = new JWKSet(Provider.KEY.toPublicJWK()).toString();
            server.createContext("/oauth2/jwks", exchange -> answer(exchange, keys));
            server.createContext(
                    "/.well-known/openid-configuration",
                    exchange -> answer(exchange, discovery(issuer)));
            server.start();
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(() -> server.stop(0), "test-tokens-stop"));
            return issuer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String discovery(String issuer) {
        return """
        {"issuer":"%1$s","jwks_uri":"%1$s/oauth2/jwks",\
        "authorization_endpoint":"%1$s/oauth2/authorize","token_endpoint":"%1$s/oauth2/token",\
        "response_types_supported":["code"],"subject_types_supported":["public"],\
        "id_token_signing_alg_values_supported":["RS256"]}
        """
                .formatted(issuer);
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        try (exchange) {
            var body = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /// Starts at the first use, once, whichever thread comes first.
    private static final class Provider {
        private static final RSAKey KEY = newKey(KEY_ID);
        private static final String ISSUER = serve();
    }
}
