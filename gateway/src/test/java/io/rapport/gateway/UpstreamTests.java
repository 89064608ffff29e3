package io.rapport.gateway;

import static io.rapport.test.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.gateway.RawHttp.Answer;
import io.rapport.test.Patience;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UpstreamTests extends GatewayTest {

    private final CountDownLatch over = new CountDownLatch(1);

    @AfterEach
    void letEverybodyGoAndTheBreakersClose() {
        over.countDown();
        SERVICES.values().forEach(StubService::reset);
        await("the service answers four times in a row")
                .untilAsserted(() -> {
                    for (var i = 0; i < 4; i++) {
                        assertThat(ask("/api/v1/campaigns").status()).isEqualTo(200);
                    }
                });
    }

    @Test
    void answersForAServiceThatBreaksTheConnectionAndTriesACommandWithoutAKeyOnce() {
        service("marketing")
                .behave(_ -> {
                    throw new IOException("gone");
                });

        var answer = ada().send("POST", "/api/v1/campaigns", "{}");

        isProblem(answer, 503, "service.unavailable");
        assertThat(service("marketing").seen()).hasSize(1);
    }

    @Test
    void triesAReadThriceAndNoMore() {
        service("marketing")
                .behave(_ -> {
                    throw new IOException("gone");
                });

        var answer = ask("/api/v1/campaigns");

        isProblem(answer, 503, "service.unavailable");
        assertThat(service("marketing").seen()).hasSize(3);
    }

    /// An instance goes while it has the command; the next one gets the same, body and key.
    @Test
    void triesACommandWithAKeyAgainWhenTheConnectionBreaks() {
        var left = new AtomicInteger(2);
        service("marketing")
                .behave(exchange -> {
                    if (left.getAndDecrement() > 0) {
                        throw new IOException("gone");
                    }
                    StubService.json(exchange, 201, "{}");
                });

        var answer =
                ada().header("Idempotency-Key", "key-7")
                        .send("POST", "/api/v1/campaigns", "{\"name\":\"Spring\"}");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(service("marketing").seen())
                .hasSize(3)
                .allSatisfy(seen -> {
                    assertThat(seen.body()).isEqualTo("{\"name\":\"Spring\"}");
                    assertThat(seen.headers().getFirst("Idempotency-Key")).isEqualTo("key-7");
                });
    }

    @Test
    void givesUpACommandWithAKeyInTheEnd() {
        service("marketing")
                .behave(_ -> {
                    throw new IOException("gone");
                });

        var answer =
                ada().header("Idempotency-Key", "key-8").send("POST", "/api/v1/campaigns", "{}");

        isProblem(answer, 503, "service.unavailable");
        assertThat(service("marketing").seen()).hasSize(3);
    }

    @Test
    void answersForAServiceThatNeverDoes() {
        hang();

        var started = System.nanoTime();
        var answer = ada().send("POST", "/api/v1/campaigns", "{}");

        isProblem(answer, 504, "service.timeout");
        assertThat(Duration.ofNanos(System.nanoTime() - started))
                .isGreaterThanOrEqualTo(Duration.ofMillis(2_900));
        assertThat(service("marketing").seen()).hasSize(1);
    }

    @Test
    void cutsOffAnAnswerThatStopsInTheMiddle() {
        service("marketing")
                .behave(exchange -> {
                    exchange.sendResponseHeaders(200, 100);
                    exchange.getResponseBody().write("half".getBytes(StandardCharsets.UTF_8));
                    exchange.getResponseBody().flush();
                    hold();
                });

        var answer = ask("/api/v1/campaigns");

        assertThat(answer.status()).isIn(0, 200);
        assertThat(answer.body().length()).isLessThan(100);
    }

    @Test
    void leavesAServiceAloneThatFailsAndComesBackToIt() {
        hang();
        for (var i = 0; i < 4; i++) {
            ask("/api/v1/campaigns");
        }
        var asked = service("marketing").seen().size();

        var answer = ask("/api/v1/campaigns");

        isProblem(answer, 503, "service.unavailable");
        assertThat(service("marketing").seen()).hasSize(asked);
        assertThat(ask("/api/v1/tickets").status()).isEqualTo(200);

        service("marketing").reset();
        await("the service answers again").until(() -> ask("/api/v1/campaigns").status() == 200);
    }

    @Test
    void takesNoMoreRequestsThanAServiceMayHaveUnderWayAndLeavesRoomForOthers() throws Exception {
        hang();
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiting =
                    IntStream.range(0, 16)
                            .mapToObj(_ -> clients.submit(() -> ask("/api/v1/campaigns")))
                            .toList();
            await("all 16 requests have reached the service")
                    .until(() -> service("marketing").seen().size() == 16);

            isProblem(ask("/api/v1/campaigns"), 503, "service.unavailable");
            assertThat(service("marketing").seen()).hasSize(16);
            assertThat(ask("/api/v1/tickets").status()).isEqualTo(200);

            for (var client : waiting) {
                isProblem(client.get(), 504, "service.timeout");
            }
        }
    }

    @Test
    void doesNotBlameAServiceForItsOwnRefusals() {
        service("marketing").behave(exchange -> StubService.json(exchange, 503, "{}"));

        for (var i = 0; i < 8; i++) {
            assertThat(ask("/api/v1/campaigns").body()).isEqualTo("{}");
        }

        assertThat(service("marketing").seen()).hasSize(8);
    }

    @Test
    void doesNotBlameAServiceForSlowClients() {
        for (var i = 0; i < 6; i++) {
            var answer =
                    ada().header("Content-Length", "10")
                            .exchange(
                                    "POST /api/v1/campaigns HTTP/1.1",
                                    out -> {
                                        out.write('{');
                                        out.flush();
                                    });
            isProblem(answer, 408, "request.timeout");
        }

        assertThat(ask("/api/v1/campaigns").status()).isEqualTo(200);
    }

    @Test
    void givesBulkRequestsMoreTime() {
        service("opportunity")
                .behave(exchange -> {
                    waitFor(Duration.ofSeconds(4));
                    StubService.json(exchange, 200, "{}");
                });

        assertThat(ada().send("POST", "/api/v1/opportunities/bulk", "{}").status()).isEqualTo(200);
    }

    private Answer ask(String target) {
        return ada().get(target);
    }

    private void hang() {
        service("marketing").behave(_ -> hold());
    }

    private void hold() {
        waitFor(Patience.LIMIT);
    }

    private void waitFor(Duration time) {
        try {
            var ended = over.await(time.toMillis(), TimeUnit.MILLISECONDS);
            assertThat(ended).isIn(true, false);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void isProblem(Answer answer, int status, String code) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.body()).contains("\"urn:rapport:problem:" + code + "\"");
        if (status != 408) {
            assertThat(answer.header("Retry-After")).matches("[1-9][0-9]*");
        }
    }
}
