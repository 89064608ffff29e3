package io.rapport.analytics.funnel;

import io.rapport.analytics.history.Attribute;
import java.util.List;

/// What changes of a pipeline.
public final class PipelineAttributes {

    public static final Attribute<Template> TEMPLATE =
            new Attribute<>(0, "template", Template.class);

    private PipelineAttributes() {}

    /// One version of it.
    public record Template(String name, int version, List<PipelineVersions.Stage> stages) {}
}
