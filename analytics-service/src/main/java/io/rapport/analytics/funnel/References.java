package io.rapport.analytics.funnel;

import io.rapport.analytics.history.History;
import java.util.Map;
import java.util.function.Function;

/// What deals refer to: the histories of employees and customers, and the pipelines.
///
/// @param employees by id; an empty history where nothing is known
/// @param customers by id; an empty history where nothing is known
public record References(
        Function<String, History> employees,
        Function<String, History> customers,
        PipelineVersions pipelines) {

    static References of(
            Map<String, History> employees,
            Map<String, History> customers,
            PipelineVersions pipelines) {
        return new References(lookedUp(employees), lookedUp(customers), pipelines);
    }

    /// The same, with some employees and customers as they were once.
    References with(Map<String, History> formerly) {
        return formerly.isEmpty()
                ? this
                : new References(or(formerly, employees), or(formerly, customers), pipelines);
    }

    private static Function<String, History> lookedUp(Map<String, History> histories) {
        return id -> histories.getOrDefault(id, History.EMPTY);
    }

    private static Function<String, History> or(
            Map<String, History> formerly, Function<String, History> now) {
        return id -> {
            var then = formerly.get(id);
            return then == null ? now.apply(id) : then;
        };
    }
}
