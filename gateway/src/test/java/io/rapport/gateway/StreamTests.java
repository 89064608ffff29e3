package io.rapport.gateway;

import static io.rapport.test.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.test.EventStream;
import io.rapport.test.Patience;
import io.rapport.test.TestTokens;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.SmartLifecycle;
import org.springframework.test.context.TestPropertySource;

/// Streams pass through unbuffered and by a way of their own.
@TestPropertySource(
        properties = {
            "rapport.gateway.streams.most=20",
            "rapport.gateway.streams.silence=2s",
            "rapport.gateway.limits.stream.burst=60",
            "spring.cloud.gateway.server.webflux.httpclient.pool.max-connections=10"
        })
class StreamTests extends GatewayTest {

    private static final String PATH = "/api/v1/changes";
    private static final String OVER = "over";

    private final List<EventStream> open = new ArrayList<>();
    private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
    private final AtomicInteger listeners = new AtomicInteger();
    private final SmartLifecycle streams;

    StreamTests(@Autowired List<SmartLifecycle> all) {
        streams =
                all.stream()
                        .filter(each -> each.getClass().getSimpleName().equals("OpenStreams"))
                        .findFirst()
                        .orElseThrow();
    }

    @BeforeEach
    void theServiceStreams() {
        service("analytics")
                .behave(exchange -> {
                    if (!exchange.getRequestURI().getPath().equals(PATH)
                            || !exchange.getRequestMethod().equals("GET")) {
                        StubService.json(exchange, 200, "{}");
                        return;
                    }
                    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
                    exchange.sendResponseHeaders(200, 0);
                    listeners.incrementAndGet();
                    try (var out = exchange.getResponseBody()) {
                        out.write("event: open\ndata: {}\n\n".getBytes(StandardCharsets.UTF_8));
                        out.flush();
                        while (true) {
                            var next = said.poll(500, TimeUnit.MILLISECONDS);
                            if (OVER.equals(next)) {
                                return;
                            }
                            out.write(
                                    (next == null ? ": alive\n\n" : next)
                                            .getBytes(StandardCharsets.UTF_8));
                            out.flush();
                        }
                    } catch (IOException | InterruptedException e) {
                        // The reader has gone.
                    } finally {
                        listeners.decrementAndGet();
                    }
                });
    }

    @AfterEach
    void close() {
        open.forEach(EventStream::close);
        open.forEach(_ -> said.add(OVER));
        await("nobody listens any more").until(() -> listeners.get() == 0);
    }

    @Test
    void anEventPassesAtOnceAndTheWayBackIsTold() {
        var stream = open("where-i-was");
        said.add("id: 7\nevent: change\ndata: {\"id\":\"opp_1\"}\n\n");

        await("the event is there").until(() -> stream.texts("change", "id").contains("opp_1"));
        assertThat(stream.header("Content-Type")).startsWith("text/event-stream");
        assertThat(stream.header("Content-Encoding")).isEmpty();
        assertThat(stream.header("Cache-Control")).contains("no-store");
        assertThat(stream.header("X-RateLimit-Limit")).isEqualTo("60");
        assertThat(service("analytics").last().headers().getFirst("Last-Event-ID"))
                .isEqualTo("where-i-was");
        assertThat(service("analytics").last().headers().getFirst("Authorization")).isNotBlank();
    }

    /// Longer than the time limit of ordinary answers (3 s), and than the pool and the bulkhead of
    /// ordinary calls are wide (10 and 16).
    @Test
    void streamsAreNoSlowCallsAndTakeNobodysPlace() {
        for (var n = 0; n < 20; n++) {
            open("");
        }
        var first = open.getFirst();

        await("it is older than an ordinary answer may be").until(() -> first.comments() > 8);
        assertThat(open).noneMatch(EventStream::isOver);
        for (var n = 0; n < 20; n++) {
            assertThat(ada().get("/api/v1/funnel").status()).isEqualTo(200);
        }
        var refused = ada().get(PATH);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.body()).contains("changes.too-many-streams");
        assertThat(refused.header("Retry-After")).isEqualTo("5");

        first.close();
        await("a place is free")
                .until(() -> {
                    var next = EventStream.open(port, PATH, ADA, null);
                    open.add(next);
                    return next.status() == 200;
                });
    }

    @Test
    void aStreamThatFallsSilentIsCutOff() {
        service("analytics")
                .behave(exchange -> {
                    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
                    exchange.sendResponseHeaders(200, 0);
                    exchange.getResponseBody().write(": once\n\n".getBytes(StandardCharsets.UTF_8));
                    exchange.getResponseBody().flush();
                    try {
                        said.poll(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
        var stream = open("");

        await("it is cut off").until(stream::isOver);
        said.add(OVER);
    }

    @Test
    void streamsEndBeforeTheServerStopsAndSayWhenToComeAgain() {
        var stream = open("");
        var other = open("");
        streams.stop();
        try {
            await("they end").until(() -> stream.isOver() && other.isOver());
            assertThat(Integer.parseInt(String.valueOf(stream.retry()))).isBetween(500, 3_000);
            var refused = ada().get(PATH);
            assertThat(refused.status()).isEqualTo(503);
            assertThat(ada().get("/api/v1/funnel").status()).isEqualTo(200);
        } finally {
            streams.start();
        }
        assertThat(open("").status()).isEqualTo(200);
    }

    /// Half an event is no event: nothing is put behind it that would end it.
    @Test
    void anEventInTheMiddleIsNotEndedByTheStop() {
        var stream = open("");
        said.add("event: change\ndata: {\"id\":");
        await("the service has said the half of it").until(said::isEmpty);
        streams.stop();
        streams.start();

        await("it ends").until(stream::isOver);
        assertThat(stream.named("change")).isEmpty();
    }

    @Test
    void whatIsNoStreamGoesTheOrdinaryWay() {
        assertThat(ada().send("POST", PATH, "{}").status()).isEqualTo(200);
        assertThat(service("analytics").last().method()).isEqualTo("POST");
    }

    private EventStream open(String lastId) {
        var token = TestTokens.bearer("listener", "seller");
        var stream = EventStream.open(port, PATH, token, lastId.isEmpty() ? null : lastId);
        assertThat(stream.status()).isEqualTo(200);
        open.add(stream);
        return stream;
    }
}
