package io.rapport.gateway;

import static io.rapport.test.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.InterruptedIOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The metadata of all services in one answer.
class MetadataTests extends GatewayTest {

    private static final String PATH = "/api/v1/metadata";

    @BeforeEach
    void everyServiceTellsItsPart() {
        for (var name : List.of("customer", "opportunity", "service-desk", "marketing")) {
            service(name)
                    .behave(exchange ->
                            StubService.json(
                                    exchange,
                                    200,
                                    "{\"kinds\":[{\"kind\":\"%s\"}],\"%s\":[1]}"
                                            .formatted(name, name.replace("-", ""))));
        }
    }

    @Test
    void putsTheListsOfAllServicesTogether() {
        var answer = ada().get(PATH);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo(
                        """
                        {"kinds":[{"kind":"customer"},{"kind":"opportunity"},\
                        {"kind":"service-desk"},{"kind":"marketing"}],\
                        "customer":[1],"opportunity":[1],"servicedesk":[1],"marketing":[1],\
                        "missing":[]}\
                        """);
        assertThat(service("analytics").seen()).isEmpty();
        assertThat(service("marketing").last().headers().getFirst("Authorization"))
                .isEqualTo("Bearer " + ADA);
    }

    @Test
    void anUnchangedAnswerIsNotSentAgain() {
        var tag = Objects.requireNonNull(ada().get(PATH).headers().get("etag")).getFirst();

        var again = ada().header("If-None-Match", tag).get(PATH);

        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void namesTheServiceThatDoesNotAnswer() {
        service("marketing").behave(exchange -> StubService.json(exchange, 503, "{}"));

        var answer = ada().get(PATH);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).endsWith("\"missing\":[\"marketing\"]}");
    }

    @Test
    void whereNoneAnswersNorDoesTheGateway() {
        for (var service : SERVICES.values()) {
            service.behave(exchange -> StubService.json(exchange, 503, "{}"));
        }

        var answer = ada().get(PATH);

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.body()).contains("\"service.unavailable\"");
    }

    @Test
    void aRefusalIsPassedOn() {
        service("opportunity")
                .behave(exchange ->
                        StubService.json(exchange, 403, "{\"code\":\"access.denied\"}"));

        var answer = ada().get(PATH);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).contains("access.denied");
    }

    @Test
    void aRefusalSaysHowToAskInstead() {
        service("opportunity")
                .behave(exchange -> {
                    exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer error=\"x\"");
                    StubService.json(exchange, 401, "{}");
                });

        var answer = ada().get(PATH);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer error=\"x\"");
    }

    /// Such as a page of a proxy, an older service without this path, a busy one.
    @ParameterizedTest
    @CsvSource({"200,<html>", "200,[1]", "200,''", "200,{", "404,{}", "429,{}", "302,{}"})
    void whatIsNoListsIsMissing(int status, String body) {
        service("marketing").behave(exchange -> StubService.json(exchange, status, body));

        var answer = ada().get(PATH);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .contains("\"customer\":[1]")
                .endsWith("\"missing\":[\"marketing\"]}");
    }

    @Test
    void anAnswerWithoutEndIsMissing() {
        service("marketing")
                .behave(exchange ->
                        StubService.json(exchange, 200, "{\"a\":[\"" + "x".repeat(5 << 20)));

        assertThat(ada().get(PATH).body()).endsWith("\"missing\":[\"marketing\"]}");
    }

    @Test
    void headTellsTheSameWithoutABody() {
        var answer = ada().send("HEAD", PATH, "");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("ETag")).isEqualTo(ada().get(PATH).header("ETag"));
        assertThat(answer.body()).isEmpty();
    }

    /// They count with its other requests: 16 may be under way.
    @Test
    void noMoreAskOneServiceAtOnceThanMay() throws InterruptedException {
        var asked = new AtomicInteger();
        var answered = new AtomicInteger();
        var goOn = new CountDownLatch(1);
        service("marketing")
                .behave(exchange -> {
                    asked.incrementAndGet();
                    try {
                        goOn.await();
                    } catch (InterruptedException e) {
                        throw new InterruptedIOException();
                    }
                    StubService.json(exchange, 200, "{}");
                });
        var callers =
                IntStream.range(0, 24)
                        .mapToObj(_ ->
                                Thread.ofVirtual()
                                        .start(() -> {
                                            ada().get(PATH);
                                            answered.incrementAndGet();
                                        }))
                        .toList();
        try {
            await("who comes too late is answered without").until(() -> answered.get() >= 8);
            assertThat(asked).hasValueLessThanOrEqualTo(16);
        } finally {
            goOn.countDown();
            for (var caller : callers) {
                caller.join();
            }
        }
    }

    @Test
    void nobodyAsksWithoutAToken() {
        assertThat(anonymous().get(PATH).status()).isEqualTo(401);
        assertThat(service("customer").seen()).isEmpty();
    }
}
