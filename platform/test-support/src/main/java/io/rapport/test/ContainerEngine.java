package io.rapport.test;

import com.github.dockerjava.api.exception.NotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;

/// Whether containers can be started here. Asked once per JVM, and only where something hints at an
/// engine: Testcontainers probes again at every call, and logs an error for each refusal.
public final class ContainerEngine {

    private static final boolean ANSWERS =
            hinted() && DockerClientFactory.instance().isDockerAvailable();

    private ContainerEngine() {}

    /// Whether an engine answers.
    public static boolean answers() {
        return ANSWERS;
    }

    /// Whether an engine answers and has this image already; nothing is fetched.
    @SuppressWarnings("resource") // the client is Testcontainers' own, shared by all
    public static boolean has(String image) {
        if (!answers()) {
            return false;
        }
        try {
            DockerClientFactory.instance().client().inspectImageCmd(image).exec();
            return true;
        } catch (NotFoundException absent) {
            return false;
        }
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
