package io.rapport.analytics.funnel;

import io.rapport.analytics.history.Loss;
import java.util.List;

/// The answer, in figures.
///
/// @param total every deal once
/// @param rows the parts, in the order of their keys
/// @param partsMayExceedTotal whether a deal can count in several parts
/// @param incompleteOpportunities deals that lack an event, or whose owner or customer does; they
///   count with what is known before it
/// @param lost events that are lost, of the deals that count and of what they refer to
record Funnel(
        Figures total,
        List<Row> rows,
        boolean partsMayExceedTotal,
        long incompleteOpportunities,
        List<Loss> lost) {

    /// One part.
    record Row(PartKey key, Figures figures) {}
}
