package io.rapport.opportunity.pipeline;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What may be sent about pipelines.
final class PipelineForms {

    private static final String KEY = "[a-z0-9][a-z0-9-]{0,59}";

    private PipelineForms() {}

    /// A stage, in the order in which deals pass it.
    ///
    /// @param id stable within the pipeline
    /// @param probability 0 to 1
    record StageForm(
            @NotNull @Pattern(regexp = KEY) String id,
            @NotBlank @Size(max = 100) String name,
            @NotNull @DecimalMin("0") @DecimalMax("1") @Digits(integer = 1, fraction = 4)
                    BigDecimal probability,
            @Nullable @Min(1) @Max(3650) Integer plannedDays,
            @Nullable Boolean retired) {

        Stage stage() {
            return new Stage(id, name, probability, plannedDays, retired != null && retired);
        }
    }

    /// A pipeline to define.
    record Definition(
            @NotNull @Pattern(regexp = KEY) String key,
            @NotBlank @Size(max = 100) String name,
            @NotNull @Size(min = 1, max = 50) List<@Valid @NotNull StageForm> stages,
            @Nullable Instant effectiveAt) {

        Pipeline pipeline() {
            return Pipeline.first(key, name, PipelineForms.stages(stages)).checked();
        }
    }

    /// The next version of a pipeline: all stages, those no longer used marked as retired.
    record Revision(
            @NotBlank @Size(max = 100) String name,
            @NotNull @Size(min = 1, max = 50) List<@Valid @NotNull StageForm> stages,
            @Nullable Instant effectiveAt) {

        Pipeline over(Pipeline known) {
            return known.revised(name, PipelineForms.stages(stages)).checked();
        }
    }

    private static List<Stage> stages(List<StageForm> forms) {
        return forms.stream().map(StageForm::stage).toList();
    }
}
