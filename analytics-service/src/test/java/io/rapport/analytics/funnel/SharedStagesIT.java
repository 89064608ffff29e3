package io.rapport.analytics.funnel;

import static io.rapport.test.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.analytics.TestLog;
import io.rapport.analytics.TestReader;
import io.rapport.contracts.opportunity.OpportunityEvent;
import io.rapport.contracts.opportunity.OpportunityState;
import io.rapport.contracts.opportunity.OpportunityStatus;
import io.rapport.contracts.opportunity.PipelineEvent;
import io.rapport.contracts.opportunity.PipelineStage;
import io.rapport.contracts.opportunity.PipelineState;
import io.rapport.test.TestPlatform;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/// Two pipelines that chose the same ids for their stages, from the topics to the answers.
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.application.name=analytics-shared-stages-it",
            "rapport.operations.service=analytics"
        })
@TestPlatform
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SharedStagesIT {

    private static final String TENANT = "shared-stages-it";
    private static final String SALES = "pip_sharedsales";
    private static final String PARTNERS = "pip_sharedpartners";

    private final TestLog log = new TestLog(TENANT, "shared-stages-1");

    @LocalServerPort private int port;

    @BeforeAll
    void publish() {
        pipeline(SALES, "Sales", "a", "d", "e", "b", "c");
        pipeline(PARTNERS, "Partners", "b", "a");
        for (var stage : List.of("a", "d", "e", "b", "c")) {
            deal("opp_shared1" + stage, SALES, stage);
        }
        deal("opp_shared2a", PARTNERS, "a");
        deal("opp_shared2b", PARTNERS, "b");
        log.flush();
        await("all is in the view")
                .until(() ->
                        analyst()
                                        .get("/api/v1/views/imports/shared-stages-1")
                                        .get("visible")
                                        .asLong()
                                == log.published().size());
    }

    @AfterAll
    void close() {
        log.close();
    }

    @Test
    void aPipelinesFunnelHasItsOwnOrderAndNames() {
        var report = analyst().get("/api/v1/funnel?by=stage&pipeline=" + SALES);

        assertThat(stages(report)).containsExactly("a", "d", "e", "b", "c");
        assertThat(texts(report.get("parts"), "/key/stage")).isEqualTo(stages(report));
        assertThat(report.at("/names/a").asString()).isEqualTo("Sales A");
        assertThat(report.at("/names/b").asString()).isEqualTo("Sales B");

        var other = analyst().get("/api/v1/funnel?by=stage&pipeline=" + PARTNERS);
        assertThat(stages(other)).containsExactly("b", "a");
        assertThat(other.at("/names/a").asString()).isEqualTo("Partners A");
    }

    @Test
    void aFunnelOverAllPipelinesTellsEqualIdsApart() {
        var report = analyst().get("/api/v1/funnel?by=stage");

        assertThat(report.at("/total/stages"))
                .hasSize(7)
                .allSatisfy(stage -> assertThat(stage.get("entered").asLong()).isEqualTo(1));
        assertThat(report.get("parts"))
                .hasSize(7)
                .allSatisfy(part -> {
                    var stage = part.at("/figures/stages/0");
                    assertThat(part.at("/key/pipeline")).isEqualTo(stage.get("pipelineId"));
                    assertThat(part.at("/key/stage")).isEqualTo(stage.get("stage"));
                });
        assertThat(report.at("/stageNames/" + SALES + "/a").asString()).isEqualTo("Sales A");
        assertThat(report.at("/stageNames/" + PARTNERS + "/a").asString()).isEqualTo("Partners A");
        assertThat(report.get("names").has("a")).isFalse();
        assertThat(report.at("/names/d").asString()).isEqualTo("Sales D");
    }

    @Test
    void theDailySeriesTellsEqualIdsApart() {
        var series = analyst().get("/api/v1/funnel/daily?from=2026-01-10&to=2026-01-10");

        var day = series.at("/days/0");
        assertThat(day.at("/places/a/deals").asLong()).isEqualTo(2);
        assertThat(day.at("/pipelines/" + SALES + "/a/deals").asLong()).isEqualTo(1);
        assertThat(day.at("/pipelines/" + PARTNERS + "/a/deals").asLong()).isEqualTo(1);
        assertThat(series.at("/stageNames/" + PARTNERS + "/b").asString()).isEqualTo("Partners B");
    }

    @Test
    void theListBehindAStageIsOfItsPipeline() {
        var list =
                analyst().get("/api/v1/funnel/deals?figure=entered&ofStage=a&pipeline=" + PARTNERS);

        assertThat(texts(list.get("items"), "/id")).containsExactly("opp_shared2a");
    }

    private static List<String> stages(JsonNode report) {
        return texts(report.at("/total/stages"), "/stage");
    }

    private static List<String> texts(JsonNode items, String at) {
        var texts = new ArrayList<String>();
        items.forEach(item -> texts.add(item.at(at).asString()));
        return texts;
    }

    private void pipeline(String id, String name, String... stages) {
        var template = new ArrayList<PipelineStage>();
        for (var stage : stages) {
            template.add(
                    new PipelineStage(
                            stage,
                            name + " " + stage.toUpperCase(Locale.ROOT),
                            new BigDecimal("0.1"),
                            null,
                            false));
        }
        log.publish(
                id,
                Instant.parse("2026-01-01T00:00:00Z"),
                new PipelineEvent.PipelineDefined(
                        new PipelineEvent.PipelineDefined.Change(),
                        new PipelineState(id, name, 1, template, null)));
    }

    private void deal(String id, String pipeline, String stage) {
        log.publish(
                id,
                Instant.parse("2026-01-02T00:00:00Z"),
                new OpportunityEvent.OpportunityOpened(
                        new OpportunityEvent.OpportunityOpened.Change(pipeline, 1, stage),
                        new OpportunityState(
                                null,
                                pipeline,
                                1,
                                stage,
                                OpportunityStatus.OPEN,
                                null,
                                "emp_1",
                                null,
                                null,
                                List.of(),
                                List.of(),
                                null),
                        null));
    }

    private TestReader analyst() {
        return TestReader.of(port, TENANT, "analyst");
    }
}
