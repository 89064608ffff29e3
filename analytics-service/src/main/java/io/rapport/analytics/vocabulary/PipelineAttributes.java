package io.rapport.analytics.vocabulary;

import io.rapport.analytics.history.Attribute;
import java.util.List;

/// What changes of a pipeline.
public final class PipelineAttributes {

    public static final Attribute<Template> TEMPLATE =
            new Attribute<>(0, "template", Template.class);

    private PipelineAttributes() {}

    /// One stage of one version.
    ///
    /// @param retired no deal enters it any more
    public record Stage(String id, String name, boolean retired) {}

    /// One version of it.
    public record Template(String name, int version, List<Stage> stages) {}
}
