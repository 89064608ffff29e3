package io.rapport.gateway;

import io.rapport.test.ExportedMetrics;
import java.io.IOException;
import java.nio.file.Path;
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
}
