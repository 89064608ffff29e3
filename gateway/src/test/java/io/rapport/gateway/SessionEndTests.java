package io.rapport.gateway;

import static io.rapport.test.Patience.await;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.test.FaultyProxy;
import io.rapport.test.Patience;
import io.rapport.test.TestStore;
import io.rapport.test.TestTokens;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What ends with a session, and what does not end with its store.
class SessionEndTests extends SessionTest {

    private static final String STREAM = "/api/v1/changes";

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch listening = new CountDownLatch(1);

    @AfterEach
    void close() {
        threads.shutdownNow();
    }

    @Test
    void aStreamEndsWhenItsSessionIsEndedAtAnotherInstance() throws Exception {
        var browser = anna();
        var stream = open(browser);

        assertThat(browser.post(second(), "/session/logout", "").status()).isEqualTo(303);
        var all = stream.get(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS);
        assertThat(all.status()).isEqualTo(200);
        assertThat(all.body()).contains("event: open");
    }

    @Test
    void aStreamKeepsNoSessionAndEndsWithIt() throws Exception {
        var stream = open(anna());
        DrivenClock.ALL.letPass(Duration.ofMinutes(31));

        assertThat(stream.get(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS).status())
                .isEqualTo(200);
    }

    /// Whoever brings a token does not notice.
    @Test
    void withoutItsStoreTheGatewayServesEverybodyButSessions() throws Exception {
        try (var store = FaultyProxy.before(TestStore.address())) {
            var gateway = start("mongodb://" + store.address());
            var browser = browser();
            browser.signIn(gateway, "/console/");
            assertThat(browser.get(gateway, PATH).status()).isEqualTo(200);
            store.shut();

            var refused = browser.get(gateway, PATH);
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.header("Retry-After")).isNotEmpty();
            assertThat(refused.body()).contains("Sessions cannot be looked up");
            assertThat(browser.get(gateway, "/session").status()).isEqualTo(503);
            assertThat(browser.post(gateway, "/session/logout", "").status()).isEqualTo(503);
            assertThat(browser().signIn(gateway, "/console/").header("Location"))
                    .isEqualTo("/console/?login=unavailable");

            var ada = TestTokens.of("ada").issuer(ISSUER.address()).roles("seller").signed();
            assertThat(new RawHttp(gateway).bearer(ada).get(PATH).status()).isEqualTo(200);
            assertThat(browser.with(gateway).bearer(ada).get(PATH).status()).isEqualTo(200);
            assertThat(new RawHttp(gateway).get(PATH).status()).isEqualTo(401);
            assertThat(new RawHttp(gateway).get("/console/").status()).isEqualTo(200);
        }
    }

    private CompletableFuture<RawHttp.Answer> open(Browser browser) {
        SERVICE.behave(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            var out = exchange.getResponseBody();
            out.write("event: open\ndata: {}\n\n".getBytes(US_ASCII));
            out.flush();
            listening.countDown();
            var alive = ": alive\n\n".getBytes(US_ASCII);
            var pause = new CountDownLatch(1);
            try {
                while (!pause.await(500, TimeUnit.MILLISECONDS)) {
                    out.write(alive);
                    out.flush();
                }
            } catch (InterruptedException | IOException e) {
                // The reader has gone.
            }
        });
        var request = browser.with(port);
        var stream = CompletableFuture.supplyAsync(() -> request.get(STREAM), threads);
        await("it is open").until(() -> listening.getCount() == 0);
        return stream;
    }
}
