package io.rapport.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.test.LogLines;
import io.rapport.test.TestPlatform;
import io.rapport.test.TestTokens;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// All services are away while callers go on calling: some refuse connections, one takes them and
/// never answers.
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "rapport.services.customer=http://127.0.0.1:1",
            "rapport.services.opportunity=http://127.0.0.1:1",
            "rapport.services.service-desk=http://127.0.0.1:1",
            "rapport.services.marketing=http://127.0.0.1:1",
            "rapport.gateway.upstream.time-limit=1s",
            // Breakers try again ten times as often as usual: an outage ten times as long.
            "rapport.gateway.upstream.breaker.open=500ms"
        })
@TestPlatform(broker = false, store = false)
class LogFloodTests {

    private static final CountDownLatch OVER = new CountDownLatch(1);
    private static final StubService SILENT = StubService.start("analytics");
    private static final List<String> PATHS =
            List.of(
                    "/api/v1/customers",
                    "/api/v1/opportunities",
                    "/api/v1/tickets",
                    "/api/v1/campaigns",
                    "/api/v1/funnel");

    @LocalServerPort private int port;

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry registry) {
        registry.add("rapport.services.analytics", SILENT::address);
    }

    @AfterAll
    static void letItGo() {
        OVER.countDown();
    }

    @Test
    void writesLessThanALineASecondWhileAllServicesAreAway() throws InterruptedException {
        SILENT.behave(_ -> hang());
        var token = TestTokens.bearer("ada", "seller");
        Map<Integer, Integer> statuses = new ConcurrentHashMap<>();
        var next = new AtomicInteger();
        try (var lines = LogLines.counting()) {
            var calls =
                    LogLines.outage(() -> {
                        var path = PATHS.get(next.getAndIncrement() % PATHS.size());
                        var answer = new RawHttp(port).bearer(token).get(path);
                        statuses.merge(answer.status(), 1, Integer::sum);
                    });

            assertThat(calls).isGreaterThan(LogLines.AWAY.toSeconds());
            // A machine that does much else may take longer over a request than the gateway waits.
            assertThat(statuses.keySet()).contains(503).isSubsetOf(408, 503, 504);
            assertThat(lines.total()).as("%s", lines).isLessThanOrEqualTo(LogLines.MOST);
        }
    }

    private static void hang() {
        try {
            OVER.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
