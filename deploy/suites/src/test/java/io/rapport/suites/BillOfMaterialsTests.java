package io.rapport.suites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The list of what an image holds (`deploy/images/sbom`) over a small jar. Skipped where `jq` or
/// `unzip` is not on the PATH.
class BillOfMaterialsTests {

    private static final Path SCRIPTS =
            Path.of(System.getProperty("rapport.root", "../.."), "deploy/images");
    private static final String NETTY =
            """
            {"type":"library","group":"io.netty","name":"netty-transport","version":"4.2.18.Final",
             "purl":"pkg:maven/io.netty/netty-transport@4.2.18.Final?classifier=linux-x86_64&type=jar"}
            """;
    private static final String CAFFEINE =
            """
            {"type":"library","group":"com.github.ben-manes.caffeine","name":"caffeine","version":"3.2.1",
             "purl":"pkg:maven/com.github.ben-manes.caffeine/caffeine@3.2.1?type=jar"}
            """;
    private static final String OF_TESTS =
            """
            {"type":"library","group":"org.junit","name":"junit","version":"6","purl":"pkg:maven/org.junit/junit@6?type=jar"}
            """;
    private static final String SYSTEM =
            """
            [{"type":"container","name":"eclipse-temurin","version":"25-jdk","purl":"pkg:oci/eclipse-temurin@sha256%3A00?tag=25-jdk"}]
            [{"type":"platform","name":"jdk25u","version":"25.0.3+9","purl":"pkg:github/adoptium/jdk25u@jdk-25.0.3%2B9"}]
            """;

    @TempDir Path folder = Path.of("");

    @BeforeEach
    void thereAreTheTools() {
        for (var tool : List.of("jq", "unzip", "sha256sum")) {
            assumeTrue(
                    Stream.of(
                                    System.getenv()
                                            .getOrDefault("PATH", "")
                                            .split(File.pathSeparator, -1))
                            .anyMatch(each -> Files.isExecutable(Path.of(each, tool))),
                    tool + " is not on the PATH");
        }
    }

    @Test
    void everyComponentHasAPackageUrlAndEveryLibraryItsChecksum() throws Exception {
        var jar =
                jar(
                        List.of(
                                "netty-transport-4.2.18.Final-linux-x86_64.jar",
                                "caffeine-3.2.1.jar"),
                        bom(NETTY, CAFFEINE, OF_TESTS));

        var run = run(jar);

        assertThat(run.status()).as(run.printed()).isZero();
        var components = JsonMapper.shared().readTree(run.printed()).path("components");
        assertThat(texts(components, "purl"))
                .containsExactlyInAnyOrder(
                        "pkg:maven/com.github.ben-manes.caffeine/caffeine@3.2.1?type=jar",
                        "pkg:maven/io.netty/netty-transport@4.2.18.Final?classifier=linux-x86_64&type=jar",
                        "pkg:oci/eclipse-temurin@sha256%3A00?tag=25-jdk",
                        "pkg:github/adoptium/jdk25u@jdk-25.0.3%2B9");
        assertThat(components.findValuesAsString("content"))
                .hasSize(2)
                .allMatch(sum -> sum.matches("[0-9a-f]{64}"));
    }

    /// Spring Boot's plugin adds them after Maven has resolved the rest.
    @Test
    void whatThePackagingAddsIsListedToo() throws Exception {
        var jar =
                jar(
                        List.of("caffeine-3.2.1.jar", "spring-boot-jarmode-tools-4.1.2.jar"),
                        bom(CAFFEINE),
                        "Manifest-Version: 1.0\r\nSpring-Boot-Version: 4.1.2\r\n");

        var run = run(jar);

        assertThat(run.status()).as(run.printed()).isZero();
        assertThat(run.printed())
                .contains(
                        "pkg:maven/org.springframework.boot/spring-boot-loader@4.1.2",
                        "pkg:maven/org.springframework.boot/spring-boot-jarmode-tools@4.1.2");
    }

    @Test
    void aLibraryThatMavenDidNotListIsAnError() throws Exception {
        var run = run(jar(List.of("caffeine-3.2.1.jar", "smuggled-1.0.jar"), bom(CAFFEINE)));

        assertThat(run.status()).isNotZero();
        assertThat(run.printed()).contains("not listed by Maven: smuggled-1.0.jar");
    }

    @Test
    void aVaguePackageUrlIsAnError() throws Exception {
        var vague =
                """
                {"type":"library","name":"caffeine","version":"3.2.1","purl":"pkg:generic/caffeine@3.2.1"}
                """;
        var run = run(jar(List.of("caffeine-3.2.1.jar"), bom(vague)));

        assertThat(run.status()).isNotZero();
        assertThat(run.printed()).contains("without a package URL that can be looked up: caffeine");
    }

    @Test
    void aJarWithoutMavensListIsAnError() throws Exception {
        assertThat(run(jar(List.of("caffeine-3.2.1.jar"), "")).status()).isNotZero();
    }

    private record Run(int status, String printed) {}

    private Run run(Path jar) throws IOException, InterruptedException {
        var system = Files.writeString(folder.resolve("system.json"), SYSTEM);
        var process =
                new ProcessBuilder(
                                SCRIPTS.resolve("sbom").toString(),
                                jar.toString(),
                                "rapport/customer-service",
                                "0.1.0",
                                system.toString())
                        .redirectErrorStream(true)
                        .start();
        var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), printed);
    }

    private Path jar(List<String> libraries, String bom) throws IOException {
        return jar(libraries, bom, "");
    }

    private Path jar(List<String> libraries, String bom, String manifest) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var jar = new JarOutputStream(bytes)) {
            for (var library : libraries) {
                jar.putNextEntry(new JarEntry("BOOT-INF/lib/" + library));
                jar.write(library.getBytes(StandardCharsets.UTF_8));
            }
            if (!manifest.isEmpty()) {
                jar.putNextEntry(new JarEntry("META-INF/MANIFEST.MF"));
                jar.write(manifest.getBytes(StandardCharsets.UTF_8));
            }
            if (!bom.isEmpty()) {
                jar.putNextEntry(new JarEntry("META-INF/sbom/application.cdx.json"));
                jar.write(bom.getBytes(StandardCharsets.UTF_8));
            }
        }
        return Files.write(folder.resolve("application.jar"), bytes.toByteArray());
    }

    private static String bom(String... components) {
        return "{\"bomFormat\":\"CycloneDX\",\"components\":[%s]}"
                .formatted(String.join(",", components));
    }

    private static List<String> texts(JsonNode list, String field) {
        return list.valueStream().map(each -> each.path(field).asString("")).toList();
    }
}
