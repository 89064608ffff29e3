package io.rapport.analytics.vocabulary;

import io.rapport.analytics.history.Attribute;
import io.rapport.analytics.history.Fact;
import io.rapport.contracts.RestorationEvent;
import io.rapport.contracts.opportunity.PipelineEvent;
import io.rapport.contracts.opportunity.PipelineStage;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// What changes of a pipeline.
public final class PipelineFacts {

    public static final Attribute<Template> TEMPLATE =
            new Attribute<>(0, "template", Template.class);

    /// Retired for good; no value as long as deals enter it.
    public static final Attribute<String> STATUS = new Attribute<>(1, "status", String.class);

    public static final FactsOf<PipelineEvent> FACTS =
            FactsOf.kind("pipeline", PipelineEvent.class, PipelineFacts::set)
                    .attributes(TEMPLATE, STATUS)
                    .named("pip_", PipelineFacts::names)
                    .seenAs(KindRule.COMMON);

    private PipelineFacts() {}

    private static void set(Fact.Builder fact, PipelineEvent event) {
        switch (event) {
            case PipelineEvent.PipelineDefined _, PipelineEvent.PipelineRevised _ -> {
                var state = event.state();
                fact.set(
                        TEMPLATE,
                        new Template(
                                state.name(),
                                state.version(),
                                state.stages().stream().map(Stage::of).toList()));
            }
            case PipelineEvent.PipelineRetired _ -> fact.set(STATUS, "RETIRED");
            case RestorationEvent _ -> {}
        }
    }

    private static Document names(PipelineEvent event) {
        return new Document(Names.NAME, event.state().name())
                .append(
                        Names.STAGES,
                        new Document(
                                event.state().stages().stream()
                                        .collect(
                                                Collectors.toMap(
                                                        PipelineStage::id, PipelineStage::name))));
    }

    /// One stage of one version.
    ///
    /// @param retired no deal enters it any more
    /// @param probability of winning; `null` in facts of an older release
    /// @param plannedDays `null` where nobody planned, and in facts of an older release
    public record Stage(
            String id,
            String name,
            boolean retired,
            @Nullable BigDecimal probability,
            @Nullable Integer plannedDays) {

        static Stage of(PipelineStage stage) {
            return new Stage(
                    stage.id(),
                    stage.name(),
                    stage.retired(),
                    stage.probability(),
                    stage.plannedDays());
        }
    }

    /// One version of it.
    public record Template(String name, int version, List<Stage> stages) {}
}
