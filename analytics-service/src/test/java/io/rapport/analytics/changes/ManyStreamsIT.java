package io.rapport.analytics.changes;

import static io.rapport.test.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.analytics.TestEvents;
import io.rapport.analytics.TestLog;
import io.rapport.test.Api;
import io.rapport.test.EventStream;
import io.rapport.test.TestPlatform;
import io.rapport.test.TestTokens;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/// Five hundred listen, and the service goes on answering.
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "spring.application.name=analytics-many-streams-it")
@TestPlatform
class ManyStreamsIT {

    private static final Logger LOG = LoggerFactory.getLogger(ManyStreamsIT.class);
    private static final String TENANT = "many-it";
    private static final int STREAMS = 500;
    private static final int EVENTS = 60;
    private static final Instant THEN = Instant.parse("2026-02-01T00:00:00Z");

    @LocalServerPort private int port;

    @Test
    void everyEventReachesEachOfFiveHundredStreamsBesideOrdinaryReads() {
        var threads = ManagementFactory.getThreadMXBean();
        var reader = Api.with(port, token("reader"));
        reader.get("/api/v1/funnel");
        var before = threads.getThreadCount();
        var open = new ArrayList<EventStream>();
        try (var log = new TestLog(TENANT, "many")) {
            for (var n = 0; n < STREAMS; n++) {
                open.add(EventStream.open(port, "/api/v1/changes", token("l" + n / 20), null));
            }
            await("all are open")
                    .until(() -> open.stream().noneMatch(each -> each.named("open").isEmpty()));
            assertThat(threads.getThreadCount() - before)
                    .as("threads of the platform for %s streams, both sides", STREAMS)
                    .isLessThan(STREAMS / 4);

            var sent = new HashMap<String, Long>();
            for (var n = 0; n < EVENTS; n++) {
                var id = "opp_m" + n;
                log.publish(id, THEN, TestEvents.deal("cus_m", "emp_a", "1", "Lamps"));
                log.flush();
                sent.put(id, System.nanoTime());
                assertThat(reader.get("/api/v1/funnel").status()).isEqualTo(200);
            }
            await("every event has reached every stream")
                    .until(() ->
                            open.stream().allMatch(each -> each.named("change").size() >= EVENTS));

            var millis = new ArrayList<Long>();
            for (var stream : open) {
                assertThat(stream.texts("change", "id"))
                        .containsExactlyInAnyOrderElementsOf(sent.keySet());
                stream.named("change")
                        .forEach(event ->
                                millis.add(
                                        (event.nanos()
                                                        - Objects.requireNonNull(
                                                                sent.get(
                                                                        event.data()
                                                                                .get("id")
                                                                                .asString())))
                                                / 1_000_000));
            }
            millis.sort(null);
            LOG.info(
                    "{} arrivals: p50 {} ms, p95 {} ms, p99 {} ms",
                    millis.size(),
                    at(millis, 50),
                    at(millis, 95),
                    at(millis, 99));
        } finally {
            open.forEach(EventStream::close);
        }
    }

    private static long at(List<Long> sorted, int percent) {
        return sorted.get((sorted.size() - 1) * percent / 100);
    }

    private static String token(String login) {
        return TestTokens.of(login).tenant(TENANT).roles("analyst").signed();
    }
}
