package io.rapport.analytics.pipeline;

import static io.rapport.test.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.analytics.TestEvents;
import io.rapport.analytics.TestLog;
import io.rapport.analytics.TestReader;
import io.rapport.contracts.opportunity.PipelineEvent;
import io.rapport.contracts.opportunity.PipelineStage;
import io.rapport.contracts.opportunity.PipelineState;
import io.rapport.test.TestPlatform;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/// What a pipeline was, from the topic to the answer.
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.application.name=analytics-customer-it",
            "rapport.operations.service=analytics"
        })
@TestPlatform
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PipelineVersionsIT {

    private static final String TENANT = "pipelines-it";
    private static final String VERSIONS = "/api/v1/views/pipelines/pip_direct/versions";
    private static final Instant DEFINED = Instant.parse("2026-01-05T09:00:00Z");
    private static final Instant REVISED = Instant.parse("2026-03-02T10:00:00Z");

    private final TestLog log = new TestLog(TENANT, "pipelines-1");

    @LocalServerPort private int port;

    @BeforeAll
    void publish() {
        log.publish(
                "pip_direct",
                DEFINED,
                TestEvents.pipeline("Direct", stage("talk", "Talk", "0.1", 14, false)));
        log.publish(
                "pip_direct",
                REVISED,
                new PipelineEvent.PipelineRevised(
                        new PipelineEvent.PipelineRevised.Change(1, 2),
                        new PipelineState(
                                "direct",
                                "Direct sales",
                                2,
                                List.of(
                                        stage("talk", "First talk", "0.2", null, true),
                                        stage("offer", "Offer", "0.6", 30, false)),
                                null)));
        log.flush();
        await("every published record is in the view")
                .until(() -> visible() == log.published().size());
    }

    @AfterAll
    void close() {
        log.close();
    }

    @Test
    void everyVersionIsToldWithItsStagesAndItsTime() {
        var versions = reader().get(VERSIONS).get("versions");

        assertThat(versions.size()).isEqualTo(2);
        var first = versions.get(0);
        assertThat(first.at("/version").asInt()).isEqualTo(1);
        assertThat(first.at("/name").asString()).isEqualTo("Direct");
        assertThat(first.at("/from").asString()).isEqualTo(DEFINED.toString());
        assertThat(first.at("/to").asString()).isEqualTo(REVISED.toString());
        assertThat(first.at("/stages/0/probability").asString()).isEqualTo("0.1");
        assertThat(first.at("/stages/0/plannedDays").asInt()).isEqualTo(14);
        var second = versions.get(1);
        assertThat(second.at("/name").asString()).isEqualTo("Direct sales");
        assertThat(second.has("to")).isFalse();
        assertThat(second.at("/stages/0/retired").asBoolean()).isTrue();
        assertThat(second.at("/stages/0").has("plannedDays")).isFalse();
        assertThat(second.at("/stages/1/id").asString()).isEqualTo("offer");
    }

    @Test
    void ofThePastIsToldWhatHadComeByThen() {
        var then = reader().get(VERSIONS + "?asOf=2026-02-01").get("versions");

        assertThat(then.size()).isEqualTo(1);
        assertThat(then.at("/0/name").asString()).isEqualTo("Direct");
        assertThat(then.at("/0").has("to")).isFalse();
        assertThat(reader().status(VERSIONS + "?asOf=2026-01-01")).isEqualTo(404);
        assertThat(reader().status(VERSIONS + "?knownAt=" + DEFINED)).isEqualTo(404);
    }

    @Test
    void whatThereIsNotAndWhatIsAnotherTenantsIsUnknown() {
        assertThat(reader().status("/api/v1/views/pipelines/pip_none/versions")).isEqualTo(404);
        assertThat(TestReader.of(port, "another", "administrator").status(VERSIONS)).isEqualTo(404);
        assertThat(TestReader.of(port, TENANT, "operator").status(VERSIONS)).isEqualTo(403);
        assertThat(reader().status(VERSIONS + "?asOf=yesterday")).isEqualTo(400);
    }

    private long visible() {
        return reader().get("/api/v1/views/imports/pipelines-1").get("visible").asLong();
    }

    private TestReader reader() {
        return TestReader.of(port, TENANT, "administrator");
    }

    private static PipelineStage stage(
            String id, String name, String probability, @Nullable Integer days, boolean retired) {
        return new PipelineStage(id, name, new BigDecimal(probability), days, retired);
    }
}
