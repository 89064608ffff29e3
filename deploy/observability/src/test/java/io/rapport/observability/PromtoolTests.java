package io.rapport.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Prometheus' own check of the rules, and its tests of when they fire. Skipped where `promtool` is
/// not on the PATH; what the rules ask for is checked without it.
class PromtoolTests {

    private static final Path TESTS =
            Exported.ROOT.resolve("deploy/observability/src/test/promtool/alerts-test.yaml");
    private static final Path SCRAPING =
            Exported.ROOT.resolve("deploy/observability/prometheus.yaml");

    @BeforeEach
    void thereIsPromtool() {
        assumeTrue(
                Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "promtool"))),
                "promtool is not on the PATH");
    }

    @Test
    void prometheusTakesTheRules() throws Exception {
        runs("promtool", "check", "rules", Rules.FILE.toString());
    }

    @Test
    void theyFireWhenTheyShould() throws Exception {
        runs("promtool", "test", "rules", TESTS.toString());
    }

    @Test
    void prometheusTakesTheScrapeConfiguration() throws Exception {
        runs("promtool", "check", "config", "--syntax-only", SCRAPING.toString());
    }

    private static void runs(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
        var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
    }
}
