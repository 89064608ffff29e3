package io.rapport.gateway;

import static io.rapport.test.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Updates;
import io.rapport.gateway.RawHttp.Answer;
import io.rapport.test.Patience;
import io.rapport.test.TestStore;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Access tokens end every quarter of an hour, and nobody who works notices.
class RenewalTests extends SessionTest {

    private static final Duration ENDED = TestIssuer.LIFETIME.plusMinutes(1);
    private static final Duration ALMOST = TestIssuer.LIFETIME.minusSeconds(15);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void close() {
        threads.shutdownNow();
    }

    @Test
    void aTokenThatHasEndedIsReplacedAndTheSessionGoesOn() {
        var browser = anna();
        browser.get(port, PATH);
        var first = token();
        DrivenClock.ALL.letPass(ENDED);

        assertThat(browser.get(port, PATH).status()).isEqualTo(200);
        assertThat(token()).isNotEqualTo(first);
        assertThat(browser.get(second(), PATH).status()).isEqualTo(200);
        assertThat(ISSUER.renewals()).isEqualTo(1);
        DrivenClock.ALL.letPass(ENDED);
        assertThat(browser.get(second(), PATH).status()).isEqualTo(200);
        assertThat(ISSUER.renewals()).isEqualTo(2);
    }

    @Test
    void sixRequestsAtOnceOverTwoInstancesRenewItOnce() {
        var browser = anna();
        assertThat(browser.get(second(), PATH).status()).isEqualTo(200);
        DrivenClock.ALL.letPass(ENDED);
        var hold = ISSUER.holdRenewals();
        var six =
                IntStream.range(0, 6)
                        .mapToObj(n -> ask(browser, n % 2 == 0 ? port : second()))
                        .toList();
        await("somebody asks the issuer").until(() -> ISSUER.renewals() > 0);
        // Meanwhile the others come.
        IntStream.range(0, 20)
                .forEach(n ->
                        assertThat(browser.get(n % 2 == 0 ? port : second(), "/session").status())
                                .isEqualTo(200));
        hold.countDown();

        assertThat(six)
                .extracting(RenewalTests::answer)
                .extracting(Answer::status)
                .containsOnly(200);
        assertThat(ISSUER.renewals()).isEqualTo(1);
    }

    /// The client that came first has gone, and the refresh token is used.
    @Test
    void aRenewalGoesOnWhenWhoAskedFirstHasGone() throws Exception {
        var browser = anna();
        DrivenClock.ALL.letPass(ENDED);
        var hold = ISSUER.holdRenewals();
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            var head =
                    "GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: %s\r\n\r\n"
                            .formatted(PATH, browser.cookies());
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            await("it asks the issuer").until(() -> ISSUER.renewals() > 0);
        }
        hold.countDown();

        assertThat(browser.get(port, PATH).status()).isEqualTo(200);
        assertThat(ISSUER.renewals()).isEqualTo(1);
    }

    @Test
    void anotherInstanceGoesOnWithATokenThatStillLasts() {
        var browser = anna();
        browser.get(second(), PATH);
        DrivenClock.ALL.letPass(ALMOST);
        var hold = ISSUER.holdRenewals();
        var first = ask(browser, port);
        await("it asks the issuer").until(() -> ISSUER.renewals() > 0);

        assertThat(browser.get(second(), PATH).status()).isEqualTo(200);
        assertThat(first).isNotDone();
        hold.countDown();
        assertThat(answer(first).status()).isEqualTo(200);
        assertThat(ISSUER.renewals()).isEqualTo(1);
    }

    @Test
    void anIssuerThatIsAwayEndsNoSession() {
        var browser = anna();
        ISSUER.isAway(true);
        DrivenClock.ALL.letPass(ALMOST);
        assertThat(browser.get(port, PATH).status()).isEqualTo(200);

        DrivenClock.ALL.letPass(Duration.ofMinutes(1));
        var refused = browser.get(port, PATH);
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.header("Retry-After")).isNotEmpty();
        assertThat(browser.get(port, "/session").status()).isEqualTo(200);

        ISSUER.isAway(false);
        assertThat(browser.get(second(), PATH).status()).isEqualTo(200);
    }

    @Test
    void aSessionThatTheIssuerRenewsNoMoreHasEnded() {
        var browser = anna();
        ISSUER.forgetsEverybody();
        DrivenClock.ALL.letPass(ENDED);

        assertThat(browser.get(port, PATH).status()).isEqualTo(401);
        assertThat(browser.get(second(), "/session").status()).isEqualTo(401);
    }

    /// It died while it held the turn.
    @Test
    void theTurnOfAnInstanceThatIsGoneIsTakenOver() {
        var browser = anna();
        try (var store = MongoClients.create(TestStore.uri())) {
            sessions(store).updateMany(new Document(), Updates.set("renewal", "of-the-dead"));
        }
        DrivenClock.ALL.letPass(ENDED);

        assertThat(browser.get(port, PATH).status()).isEqualTo(200);
        assertThat(ISSUER.renewals()).isEqualTo(1);
    }

    private CompletableFuture<Answer> ask(Browser browser, int where) {
        var request = browser.with(where);
        return CompletableFuture.supplyAsync(() -> request.get(PATH), threads);
    }

    private static Answer answer(CompletableFuture<Answer> asked) {
        return asked.orTimeout(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS).join();
    }

    private static String token() {
        return String.valueOf(SERVICE.last().headers().getFirst("Authorization"));
    }
}
