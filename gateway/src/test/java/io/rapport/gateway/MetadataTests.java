package io.rapport.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

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
    void nobodyAsksWithoutAToken() {
        assertThat(anonymous().get(PATH).status()).isEqualTo(401);
        assertThat(service("customer").seen()).isEmpty();
    }
}
