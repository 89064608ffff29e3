package io.rapport.gateway;

import static io.rapport.test.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.test.Patience;
import io.rapport.test.TestTokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/// A gateway of its own: without anybody around it, and on its way out. In a JVM of its own too,
/// for the end of one takes along event loops that others in the same JVM share.
class AloneIT {

    private static final String NOBODY = "http://127.0.0.1:1";

    @Test
    void startsWithoutIssuerAndServicesAndSaysWhatIsAway() {
        try (var gateway = start(NOBODY, NOBODY)) {
            var token = TestTokens.of("ada").issuer(NOBODY).signed();

            var unchecked = new RawHttp(port(gateway)).bearer(token).get("/api/v1/customers");
            var malformed = new RawHttp(port(gateway)).bearer("x").get("/api/v1/customers");

            assertThat(unchecked.status()).isEqualTo(503);
            assertThat(unchecked.header("Retry-After")).isEqualTo("2");
            assertThat(unchecked.body()).contains("Tokens cannot be checked");
            assertThat(malformed.status()).isEqualTo(401);
        }
    }

    /// Nor does it need the store of its sessions.
    @Test
    void startsWithSessionsThoughIssuerAndStoreAreAway() {
        try (var gateway =
                start(
                        NOBODY,
                        NOBODY,
                        0,
                        "--rapport.gateway.session.client-id=rapport-gateway",
                        "--spring.mongodb.uri=mongodb://127.0.0.1:1")) {
            var login = new RawHttp(port(gateway)).get("/session/login");
            assertThat(login.status()).isEqualTo(303);
            assertThat(login.header("Location")).isEqualTo("/console/?login=unavailable");
            assertThat(new RawHttp(port(gateway)).get("/session").status()).isEqualTo(401);
            assertThat(new RawHttp(port(gateway)).get("/console/").status()).isEqualTo(200);
        }
    }

    @Test
    void saysThatNoServiceIsThere() {
        try (var gateway = start(TestTokens.issuer(), NOBODY)) {
            var answer =
                    new RawHttp(port(gateway))
                            .bearer(TestTokens.bearer("ada", "seller"))
                            .send("POST", "/api/v1/customers", "{}");

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
            assertThat(answer.header("Retry-After")).isEqualTo("2");
        }
    }

    /// With a port that is known beforehand, as in every deployment.
    @Test
    void routesNothingFromTheManagementPort() throws Exception {
        var service = StubService.start("customer");
        var management = freePort();
        try (var gateway = start(TestTokens.issuer(), service.address(), management)) {
            var token = TestTokens.bearer("ada", "seller");

            assertThat(new RawHttp(management).get("/actuator/health").status()).isEqualTo(200);
            var inside = new RawHttp(management).bearer(token).get("/api/v1/customers");
            var outside = new RawHttp(port(gateway)).bearer(token).get("/api/v1/customers");

            assertThat(inside.status()).isEqualTo(404);
            assertThat(outside.status()).isEqualTo(200);
            assertThat(service.seen()).hasSize(1);
        }
    }

    @Test
    void finishesWhatItBeganBeforeItGoes() throws Exception {
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        var service = StubService.start("customer");
        var arrived = new CountDownLatch(1);
        var leave = new CountDownLatch(1);
        service.behave(exchange -> {
            arrived.countDown();
            await("the requests under way have ended").until(() -> leave.getCount() == 0);
            StubService.json(exchange, 201, "{}");
        });
        var gateway = start(TestTokens.issuer(), service.address());
        var port = port(gateway);
        var request = new RawHttp(port).bearer(TestTokens.bearer("ada", "seller"));
        var answer =
                CompletableFuture.supplyAsync(
                        () -> request.send("POST", "/api/v1/customers", "{}"), threads);
        assertThat(arrived.await(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();

        var closing = CompletableFuture.runAsync(gateway::close, threads);
        await("the port takes no more connections").until(() -> refuses(port));
        leave.countDown();

        assertThat(answer.get(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS).status())
                .isEqualTo(201);
        closing.get(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS);
    }

    private static boolean refuses(int port) {
        try {
            return new RawHttp(port).get("/").status() == 0;
        } catch (UncheckedIOException _) {
            return true;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static ConfigurableApplicationContext start(String issuer, String services) {
        return start(issuer, services, 0);
    }

    private static ConfigurableApplicationContext start(
            String issuer, String services, int management, String... further) {
        var arguments =
                Stream.concat(
                        Stream.of(
                                "--server.port=0",
                                "--management.server.port=" + management,
                                "--rapport.security.issuer=" + issuer,
                                "--rapport.services.customer=" + services),
                        Stream.of(further));
        return new SpringApplicationBuilder(GatewayApplication.class)
                .run(arguments.toArray(String[]::new));
    }

    private static int port(ConfigurableApplicationContext gateway) {
        return Integer.parseInt(gateway.getEnvironment().getRequiredProperty("local.server.port"));
    }
}
