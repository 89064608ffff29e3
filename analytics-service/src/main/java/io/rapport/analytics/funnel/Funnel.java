package io.rapport.analytics.funnel;

import java.util.List;

/// The answer, in figures.
///
/// @param total every deal once
/// @param rows the parts, in the order of their keys
/// @param partsMayExceedTotal whether a deal can count in several parts
/// @param incompleteDeals deals that lack an event, or whose owner or customer does; they count
///   with what is known before it
record Funnel(Figures total, List<Row> rows, boolean partsMayExceedTotal, long incompleteDeals) {

    /// One part.
    record Row(PartKey key, Figures figures) {}
}
