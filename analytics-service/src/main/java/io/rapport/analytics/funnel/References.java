package io.rapport.analytics.funnel;

import io.rapport.analytics.history.History;
import java.util.Map;

/// What deals refer to: the histories of employees and customers, and the pipelines.
///
/// @param employees by id
/// @param customers by id
public record References(
        Map<String, History> employees,
        Map<String, History> customers,
        PipelineVersions pipelines) {}
