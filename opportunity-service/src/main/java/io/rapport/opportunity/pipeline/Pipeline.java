package io.rapport.opportunity.pipeline;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The stage template of one business model. Stage ids are stable and never reused, so that a fact
/// of any time can be read under the version it was decided by.
///
/// @param key stable name within the tenant
/// @param version from 1, +1 per revision
/// @param stages in the order in which deals pass them; retired ones stay, marked
/// @param retired `true` once no deal enters it any more
public record Pipeline(
        String key, String name, int version, List<Stage> stages, @Nullable Boolean retired) {

    public Pipeline {
        stages = List.copyOf(stages);
    }

    /// The first version.
    static Pipeline first(String key, String name, List<Stage> stages) {
        return new Pipeline(key, name, 1, stages, null);
    }

    /// Whether no deal enters it any more. Those that are open in it go on.
    public boolean isRetired() {
        return Boolean.TRUE.equals(retired);
    }

    /// The same, retired, or a refusal.
    Pipeline retire() {
        if (key.equals(GeneralPipeline.TEMPLATE.key())) {
            throw new PipelineRefusal.GeneralStays(key).asException();
        }
        return ended();
    }

    Pipeline ended() {
        return new Pipeline(key, name, version, stages, true);
    }

    /// The stage with this id that deals may enter.
    public Optional<Stage> open(String stageId) {
        return stages.stream()
                .filter(stage -> stage.key().equals(stageId) && !stage.retired())
                .findFirst();
    }

    /// Where deals enter unless they say otherwise.
    public Stage first() {
        return stages.stream().filter(stage -> !stage.retired()).findFirst().orElseThrow();
    }

    /// The next version, or a refusal: no stage may vanish, it can only be retired.
    Pipeline revised(String name, List<Stage> wanted) {
        var kept = wanted.stream().map(Stage::key).toList();
        for (var stage : stages) {
            if (!kept.contains(stage.key())) {
                throw new PipelineRefusal.StageMissing(stage.key()).asException();
            }
        }
        return new Pipeline(key, name, version + 1, wanted, retired);
    }

    /// Refuses a template that no deal could pass.
    Pipeline checked() {
        if (stages.stream().map(Stage::key).distinct().count() != stages.size()) {
            throw new PipelineRefusal.StageTwice().asException();
        }
        if (stages.stream().allMatch(Stage::retired)) {
            throw new PipelineRefusal.NoOpenStage().asException();
        }
        return this;
    }
}
