package io.rapport.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.test.Api;
import io.rapport.test.LogLines;
import io.rapport.test.TestPlatform;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;

/// The broker is away while callers go on writing: every command leaves an event that waits.
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "rapport.kafka=127.0.0.1:1")
@TestPlatform(broker = false)
@DirtiesContext
class BrokerAwayFloodTests {

    @LocalServerPort private int port;

    @Test
    void writesLessThanALineASecond() throws InterruptedException {
        var administrator = Api.as(port, "administrator");
        Map<Integer, Integer> statuses = new ConcurrentHashMap<>();
        try (var lines = LogLines.counting()) {
            var calls =
                    LogLines.outage(() ->
                            statuses.merge(
                                    administrator
                                            .post(
                                                    "/api/v1/customers",
                                                    "{\"kind\":\"ORGANIZATION\",\"name\":\"X\"}")
                                            .status(),
                                    1,
                                    Integer::sum));

            assertThat(calls).isGreaterThan(LogLines.AWAY.toSeconds());
            assertThat(statuses).containsOnlyKeys(201);
            assertThat(lines.total()).as("%s", lines).isLessThanOrEqualTo(LogLines.MOST);
        }
    }
}
