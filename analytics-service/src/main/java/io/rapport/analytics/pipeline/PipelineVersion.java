package io.rapport.analytics.pipeline;

import io.rapport.analytics.history.Reading;
import io.rapport.analytics.vocabulary.PipelineFacts;
import io.rapport.analytics.vocabulary.PipelineFacts.Template;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One version of a pipeline, and when it was the one in force.
///
/// @param version from 1, for example `2`
/// @param name what the pipeline was called, for example `Direct sales`
/// @param stages in the order in which deals passed them
/// @param from when it came into force
/// @param to when the next one did; absent for the last
record PipelineVersion(
        int version, String name, List<Stage> stages, Instant from, @Nullable Instant to) {

    /// First to last.
    static List<PipelineVersion> of(Reading pipeline) {
        var versions = new ArrayList<PipelineVersion>();
        for (var fact : pipeline.changes(PipelineFacts.TEMPLATE)) {
            var template = fact.value(PipelineFacts.TEMPLATE);
            if (template == null) {
                continue;
            }
            var from = Instant.ofEpochMilli(fact.effective());
            if (!versions.isEmpty()) {
                versions.add(versions.removeLast().until(from));
            }
            versions.add(of(template, from));
        }
        return versions;
    }

    private static PipelineVersion of(Template template, Instant from) {
        var stages = template.stages().stream().map(Stage::of).toList();
        return new PipelineVersion(template.version(), template.name(), stages, from, null);
    }

    private PipelineVersion until(Instant end) {
        return new PipelineVersion(version, name, stages, from, end);
    }

    /// One stage of a version.
    ///
    /// @param id stable within the pipeline, for example `offer`
    /// @param name what people called it, for example `Offer`
    /// @param probability of winning, from 0 to 1, for example `0.6`; absent where a view that was
    ///   built by an older release has not kept it: a rebuild knows it
    /// @param plannedDays how long a deal should stay, for example `30`; absent where nobody
    ///   planned, or as above
    /// @param retired whether no deal entered it any more
    record Stage(
            String id,
            String name,
            @Nullable BigDecimal probability,
            @Nullable Integer plannedDays,
            boolean retired) {

        private static Stage of(PipelineFacts.Stage stage) {
            return new Stage(
                    stage.id(),
                    stage.name(),
                    stage.probability(),
                    stage.plannedDays(),
                    stage.retired());
        }
    }
}
