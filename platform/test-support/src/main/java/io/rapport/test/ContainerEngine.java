package io.rapport.test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;

/// Whether containers can be started here. Asked once per JVM, and only where something hints at an
/// engine: Testcontainers probes again at every call, and logs an error for each refusal.
final class ContainerEngine {

    private static final boolean ANSWERS =
            hinted() && DockerClientFactory.instance().isDockerAvailable();

    private ContainerEngine() {}

    static boolean answers() {
        return ANSWERS;
    }

    private static boolean hinted() {
        var home = System.getProperty("user.home", ".");
        var runtime = System.getenv().getOrDefault("XDG_RUNTIME_DIR", "/run/user");
        return System.getenv("DOCKER_HOST") != null
                || Stream.of(
                                Path.of("/var/run/docker.sock"),
                                Path.of(runtime, "docker.sock"),
                                Path.of(home, ".docker", "run", "docker.sock"),
                                Path.of(home, ".testcontainers.properties"))
                        .anyMatch(Files::exists);
    }
}
