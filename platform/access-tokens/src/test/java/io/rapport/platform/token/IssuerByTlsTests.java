package io.rapport.platform.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.rapport.test.TestTokens;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

/// An issuer whose certificate is of an authority that no JVM knows by itself.
class IssuerByTlsTests {

    private static final String PASSWORD = "only-in-this-test";

    @TempDir Path folder = Path.of("");
    private @Nullable HttpsServer issuer;

    @BeforeEach
    void start() throws Exception {
        var server =
                HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(ofServer(certificate("issuer"))));
        var keys = Files.readAllBytes(download(TestTokens.issuer() + "/oauth2/jwks"));
        server.createContext(
                "/jwks",
                exchange -> {
                    exchange.sendResponseHeaders(200, keys.length);
                    exchange.getResponseBody().write(keys);
                    exchange.close();
                });
        server.start();
        issuer = server;
    }

    @AfterEach
    void stop() {
        if (issuer != null) {
            issuer.stop(0);
        }
    }

    @Test
    void isBelievedByTheAuthorityThatItIsOfOnly() throws Exception {
        var right = sockets(certificate("issuer"));
        var other = sockets(certificate("other"));

        assertThat(decoder(() -> right).decode(TestTokens.bearer("sam")).getSubject())
                .isEqualTo("sam");
        assertThatThrownBy(() -> decoder(() -> other).decode(TestTokens.bearer("sam")))
                .isInstanceOf(JwtException.class);
        assertThatThrownBy(() -> decoder(null).decode(TestTokens.bearer("sam")))
                .isInstanceOf(JwtException.class);
    }

    @Test
    void aRenewedAuthorityCountsWithoutARestart() throws Exception {
        var given = new AtomicReference<>(sockets(certificate("other")));
        var token = TestTokens.bearer("sam");
        var decoder = decoder(given::get);
        assertThatThrownBy(() -> decoder.decode(token)).isInstanceOf(JwtException.class);

        given.set(sockets(certificate("issuer")));

        assertThat(decoder.decode(token).getSubject()).isEqualTo("sam");
    }

    private JwtDecoder decoder(@Nullable Supplier<SSLSocketFactory> sockets) {
        return TokenDecoder.of(
                new Trust(
                        TestTokens.issuer(),
                        "https://localhost:" + port() + "/jwks",
                        null,
                        "rapport",
                        Duration.ofSeconds(30),
                        null,
                        sockets),
                Clock.systemUTC());
    }

    private int port() {
        return issuer == null ? 0 : issuer.getAddress().getPort();
    }

    private Path download(String address) throws Exception {
        var file = folder.resolve("keys.json");
        try (var stream = URI.create(address).toURL().openStream()) {
            Files.write(file, stream.readAllBytes());
        }
        return file;
    }

    private KeyStore certificate(String name) throws Exception {
        var file = folder.resolve(name + ".p12");
        if (Files.notExists(file)) {
            var keytool = Path.of(System.getProperty("java.home", ""), "bin", "keytool");
            var made =
                    new ProcessBuilder(
                                    List.of(
                                            keytool.toString(),
                                            "-genkeypair",
                                            "-alias",
                                            name,
                                            "-keyalg",
                                            "EC",
                                            "-dname",
                                            "CN=" + name,
                                            "-ext",
                                            "san=dns:localhost,ip:127.0.0.1",
                                            "-keystore",
                                            file.toString(),
                                            "-storepass",
                                            PASSWORD))
                            .redirectErrorStream(true)
                            .start();
            made.getInputStream().readAllBytes();
            assertThat(made.waitFor()).isZero();
        }
        return KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
    }

    private static SSLContext ofServer(KeyStore store) throws Exception {
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private static SSLSocketFactory sockets(KeyStore store) throws Exception {
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        var alias = store.aliases().nextElement();
        trusted.setCertificateEntry(alias, store.getCertificate(alias));
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context.getSocketFactory();
    }
}
