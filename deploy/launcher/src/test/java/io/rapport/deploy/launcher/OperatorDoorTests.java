package io.rapport.deploy.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.rapport.deploy.launcher.ops.OpsCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// An operator's way into a cluster: HTTPS under a house's own authority, with a token of his own.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OperatorDoorTests {

    private static final String PASSWORD = "only-in-this-test";

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final StringWriter said = new StringWriter();
    private final StringWriter complained = new StringWriter();
    private HttpsServer cluster = server();
    private Path authority = Path.of("");
    private Path another = Path.of("");

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        authority = certificate(folder, "cluster");
        another = certificate(folder, "another");
        var store =
                KeyStore.getInstance(
                        folder.resolve("cluster.p12").toFile(), PASSWORD.toCharArray());
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        cluster.setHttpsConfigurator(new HttpsConfigurator(context));
        cluster.createContext("/", this::answer);
        cluster.start();
    }

    @AfterAll
    void stop() {
        cluster.stop(0);
    }

    @BeforeEach
    void forget() {
        asked.clear();
    }

    @Test
    void reachesAClusterWithItsOwnAuthorityAndAToken() {
        assertThat(
                        run(
                                "outbox",
                                "--url",
                                url(),
                                "--token",
                                "of-otto",
                                "--ca",
                                authority.toString()))
                .as(complained.toString())
                .isZero();

        assertThat(asked)
                .as("every service that publishes; analytics has no outbox")
                .hasSize(4)
                .allMatch(each -> each.startsWith("Bearer of-otto GET /api/v1/operations/"))
                .noneMatch(each -> each.contains("analytics"));
        assertThat(said.toString()).contains("customer");
    }

    @Test
    void takesTheOptionsBeforeTheSubcommandToo() {
        assertThat(
                        run(
                                "--url",
                                url() + "/",
                                "--token",
                                "t",
                                "--ca",
                                authority.toString(),
                                "leases"))
                .as(complained.toString())
                .isZero();
        assertThat(
                        run(
                                "--url",
                                url(),
                                "--ca",
                                authority.toString(),
                                "parked",
                                "list",
                                "--token",
                                "t"))
                .as(complained.toString())
                .isZero();
    }

    @Test
    void readsTheTokenFromAFile(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("token"), "from-a-file\n");

        var status =
                run(
                        "outbox",
                        "--url",
                        url(),
                        "--token-file",
                        file.toString(),
                        "--ca",
                        authority.toString());

        assertThat(status).as(complained.toString()).isZero();
        assertThat(asked).allMatch(each -> each.startsWith("Bearer from-a-file "));
    }

    @Test
    void saysAtOnceThatACertificateIsNotTrusted() {
        assertThat(run("outbox", "--url", url(), "--token", "t", "--ca", another.toString()))
                .isNotZero();
        assertThat(run("outbox", "--url", url(), "--token", "t")).isNotZero();

        assertThat(complained.toString()).contains("not trusted").contains("--ca");
        assertThat(asked).isEmpty();
    }

    @Test
    void sendsNoTokenInTheClear() {
        assertThat(run("outbox", "--url", "http://crm.example.com", "--token", "t")).isNotZero();

        assertThat(complained.toString()).contains("in the clear");
    }

    @Test
    void asksForAToken() {
        assertThat(run("outbox", "--url", url(), "--ca", authority.toString())).isNotZero();

        assertThat(complained.toString()).contains("--token-file, RAPPORT_TOKEN or --token");
    }

    private int run(String... words) {
        return OpsCommand.line(new OperatorDoor(), new PrintWriter(said))
                .setErr(new PrintWriter(complained, true))
                .setExecutionExceptionHandler((failure, line, _) -> {
                    line.getErr().println(failure.getMessage());
                    return CommandLine.ExitCode.SOFTWARE;
                })
                .execute(words);
    }

    private String url() {
        return "https://localhost:" + cluster.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.add(
                exchange.getRequestHeaders().getFirst("Authorization")
                        + " "
                        + exchange.getRequestMethod()
                        + " "
                        + exchange.getRequestURI());
        var body = "{\"aggregates\":0}".getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static HttpsServer server() {
        try {
            return HttpsServer.create(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Path certificate(Path folder, String name) throws Exception {
        var file = folder.resolve(name + ".p12");
        var keytool = Path.of(System.getProperty("java.home", ""), "bin", "keytool").toString();
        var made =
                new ProcessBuilder(
                                List.of(
                                        keytool,
                                        "-genkeypair",
                                        "-alias",
                                        name,
                                        "-keyalg",
                                        "EC",
                                        "-dname",
                                        "CN=" + name,
                                        "-ext",
                                        "san=dns:localhost",
                                        "-keystore",
                                        file.toString(),
                                        "-storepass",
                                        PASSWORD))
                        .redirectErrorStream(true)
                        .start();
        made.getInputStream().readAllBytes();
        assertThat(made.waitFor()).isZero();
        var certificate =
                KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray()).getCertificate(name);
        return Files.writeString(
                folder.resolve(name + ".crt"),
                "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
                        + "\n-----END CERTIFICATE-----\n");
    }
}
