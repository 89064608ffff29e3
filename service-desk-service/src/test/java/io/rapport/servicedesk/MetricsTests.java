package io.rapport.servicedesk;

import io.rapport.test.Api;
import io.rapport.test.ExportedMetrics;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;

/// What this service exports is what dashboards and alerts may ask for.
@ServiceTest
class MetricsTests {

    private static final Path LIST =
            Path.of(
                    System.getProperty("rapport.root"),
                    "service-desk-service/src/test/resources/metrics.txt");

    @LocalServerPort private int port;
    @LocalManagementPort private int management;

    @Test
    void theCommittedListIsWhatIsExported() throws IOException {
        var _ = Api.as(port, "administrator").get("/api/v1/nothing");

        ExportedMetrics.at(management).compareWith(LIST);
    }
}
