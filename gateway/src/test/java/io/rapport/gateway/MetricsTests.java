package io.rapport.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.rapport.test.ExportedMetrics;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What the gateway exports is what dashboards and alerts may ask for.
class MetricsTests extends GatewayTest {

    private static final Path LIST =
            Path.of(System.getProperty("rapport.root"), "gateway/src/test/resources/metrics.txt");

    @Test
    void theCommittedListIsWhatIsExported() throws IOException {
        var _ = ada().get("/api/v1/customers");
        var _ = anonymous().get("/api/v1/customers");

        ExportedMetrics.at(managementPort).compareWith(LIST);
    }

    /// Prometheus 2 drops a whole scrape for one exemplar on a count; every request is traced here.
    @Test
    void aScrapeHasNoExemplar() {
        var _ = ada().get("/api/v1/customers");
        var scrape = ExportedMetrics.at(managementPort).openMetrics();

        assertThat(scrape).contains("spring_cloud_gateway_requests_seconds_count");
        assertThat(scrape.lines().filter(line -> line.contains(" # {"))).isEmpty();
    }

    /// Skipped where `promtool` is not on the PATH.
    @Test
    void prometheusReadsTheScrape() throws Exception {
        assumeTrue(
                Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "promtool"))),
                "promtool is not on the PATH");
        var process =
                new ProcessBuilder("promtool", "check", "metrics")
                        .redirectErrorStream(true)
                        .start();
        try (var input = process.outputWriter(StandardCharsets.UTF_8)) {
            input.write(ExportedMetrics.at(managementPort).text());
        }
        var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        // 3: it is read, and a name of a library is not to the linter's taste.
        assertThat(process.waitFor()).as(printed).isIn(0, 3);
    }
}
