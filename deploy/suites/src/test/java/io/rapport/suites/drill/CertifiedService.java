package io.rapport.suites.drill;

import io.rapport.suites.JarProcess;
import io.rapport.suites.LocalPlatform;
import io.rapport.suites.LocalProcess;
import io.rapport.test.Patience;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;

/// A customer-service, with a database of its own, that reaches the store through a [TlsDoor].
final class CertifiedService implements AutoCloseable {

    private static final String JAR =
            "customer-service/target/rapport-customer-service-0.1.0-SNAPSHOT.jar";

    private final LocalPlatform platform;
    private final Certificates certificates;
    private final TlsDoor door;
    private final Path log = DrillIT.root().resolve("deploy/suites/target/certified.log");
    private List<LocalProcess> processes = List.of();

    CertifiedService(LocalPlatform platform, Certificates certificates, TlsDoor door) {
        this.platform = platform;
        this.certificates = certificates;
        this.door = door;
    }

    void start() {
        var environment = new TreeMap<>(certificates.settings());
        environment.put("RAPPORT_MONGODB", "mongodb://127.0.0.1:" + door.port());
        environment.put("RAPPORT_DATABASE", "drill_certified");
        environment.put("RAPPORT_KAFKA", "127.0.0.1:" + platform.port("kafka"));
        environment.put("RAPPORT_ISSUER", "http://127.0.0.1:" + platform.port("authorization"));
        processes =
                List.of(
                        JarProcess.start(
                                "certified",
                                "customer",
                                DrillIT.root().resolve(JAR),
                                log,
                                environment));
    }

    void restart() {
        close();
        start();
    }

    List<LocalProcess> processes() {
        return processes;
    }

    boolean reachesTheStore() {
        return Sample.scrape(processes).stream()
                .anyMatch(sample ->
                        sample.metric().equals("rapport_dependency_up")
                                && "store".equals(sample.labels().get("dependency"))
                                && sample.value() == 1);
    }

    String log() throws IOException {
        return Files.readString(log);
    }

    @Override
    public void close() {
        processes.forEach(process -> process.end(Patience.LIMIT));
        processes = List.of();
    }
}
