package io.rapport.suites;

import static io.rapport.test.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;
import com.github.dockerjava.api.model.Capability;
import io.rapport.store.EmbeddedStore;
import io.rapport.test.ContainerEngine;
import io.rapport.test.TestBroker;
import io.rapport.test.TestTokens;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIf;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;

/// The image of one service, the same that is delivered, run as the chart runs it: another user
/// than root, a root file system that cannot be written, no capability, small memory. Broker and
/// store are this JVM's own, so the container shares the machine's network and listens on loopback.
///
/// `deploy/images/try` brings image and engine; nothing is built or fetched here.
@EnabledIf(
        value = "imageIsThere",
        disabledReason = "no container engine answers here, or it has no image of deploy/images")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ServiceImageIT {

    private static final String IMAGE =
            Objects.requireNonNullElse(
                    System.getenv("RAPPORT_TEST_IMAGE"),
                    "localhost/rapport/customer-service:0.1.0");
    private static final long MEMORY = 448L << 20;

    private final HttpClient http = HttpClient.newHttpClient();
    private final EmbeddedStore store = EmbeddedStore.inMemory();
    private final int port = freePort();
    private final int managementPort = freePort();
    private final GenericContainer<?> container =
            new GenericContainer<>(DockerImageName.parse(IMAGE))
                    .withNetworkMode("host")
                    .withCreateContainerCmdModifier(ServiceImageIT::asTheChartDoes)
                    .withTmpFs(Map.of("/tmp", "rw"))
                    .withEnv("SERVER_PORT", Integer.toString(port))
                    .withEnv("MANAGEMENT_SERVER_PORT", Integer.toString(managementPort))
                    .withEnv("RAPPORT_ISSUER", TestTokens.issuer())
                    .withEnv("RAPPORT_KAFKA", TestBroker.bootstrapServers())
                    .withEnv("RAPPORT_MONGODB", store.connectionString())
                    // This mode refuses to start where the ahead-of-time cache does not fit.
                    .withEnv("JAVA_TOOL_OPTIONS", "-Xmx160m -XX:AOTMode=on");

    static boolean imageIsThere() {
        return ContainerEngine.has(IMAGE);
    }

    @BeforeAll
    void start() {
        container.start();
        await("the container is ready")
                .pollInterval(Duration.ofMillis(200))
                .failFast(() -> assertThat(container.isRunning()).as(container.getLogs()).isTrue())
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> readiness().statusCode() == 200);
    }

    @AfterAll
    void stop() {
        container.stop();
        store.close();
        http.close();
    }

    @Test
    @Order(1)
    void servesACommandAndPublishesItsEvent() throws Exception {
        var created =
                http.send(
                        request(port, "/api/v1/customers")
                                .header(
                                        "Authorization",
                                        "Bearer " + TestTokens.bearer("ada", "administrator"))
                                .header("Content-Type", "application/json")
                                .POST(
                                        BodyPublishers.ofString(
                                                "{\"kind\":\"ORGANIZATION\",\"name\":\"Imago\"}"))
                                .build(),
                        BodyHandlers.ofString());

        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        var id = LocalPlatform.json(created.body()).path("id").asString();
        var states =
                new PlainSubscriber(TestBroker.bootstrapServers())
                        .statesOf(TestBroker.eventsTopic("customer"), id, 1);
        assertThat(states).containsKey(id);
    }

    @Test
    @Order(1)
    void refusesACallerWithoutAToken() throws Exception {
        var answer = http.send(request(port, "/api/v1/customers").build(), BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @Test
    @Order(1)
    void saysWhatItIsAndNeverIsRoot() {
        var image = container.getDockerClient().inspectImageCmd(IMAGE).exec().getConfig();

        assertThat(image).isNotNull();
        assertThat(image.getUser()).isEqualTo("10001:10001");
        assertThat(image.getLabels())
                .containsEntry("org.opencontainers.image.title", "rapport/customer-service")
                .containsKeys(
                        "org.opencontainers.image.version", "org.opencontainers.image.revision");
    }

    @Test
    @Order(2)
    void endsInOrderWhenAsked() {
        container
                .getDockerClient()
                .stopContainerCmd(container.getContainerId())
                .withTimeout(35)
                .exec();

        assertThat(state().getRunning()).isFalse();
        // 128 + SIGTERM: it went by itself; killed it would say 137.
        assertThat(state().getExitCodeLong()).as(container.getLogs()).isEqualTo(143);
    }

    private ContainerState state() {
        return container
                .getDockerClient()
                .inspectContainerCmd(container.getContainerId())
                .exec()
                .getState();
    }

    private HttpResponse<String> readiness() throws IOException, InterruptedException {
        return http.send(
                request(managementPort, "/actuator/health/readiness").build(),
                BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(int port, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(20));
    }

    private static void asTheChartDoes(CreateContainerCmd command) {
        Objects.requireNonNull(command.getHostConfig())
                .withReadonlyRootfs(true)
                .withCapDrop(Capability.ALL)
                .withMemory(MEMORY);
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
