package io.rapport.analytics.funnel;

import io.rapport.analytics.history.Loss;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The figures of the whole and of its parts, as they are answered.
///
/// @param total every deal once
/// @param partsMayExceedTotal whether a deal can count in several parts
/// @param incompleteOpportunities deals that lack an event, or whose owner or customer does; they
///   count with what is known before it
/// @param lost events that are lost, of the deals that count and of what they refer to
/// @param pipelines all that there are
record FunnelAnswer(
        FiguresAnswer total,
        List<FunnelPart> parts,
        boolean partsMayExceedTotal,
        long incompleteOpportunities,
        List<Loss> lost,
        Set<String> pipelines) {

    static FunnelAnswer of(FunnelQuery query, Funnel funnel, References references) {
        var today = new LocalDays(query.zone()).of(query.asOf().effective());
        var parts = new ArrayList<FunnelPart>(funnel.rows().size());
        for (var row : funnel.rows()) {
            parts.add(
                    new FunnelPart(
                            row.key().named(query.by()),
                            FiguresAnswer.of(row.figures(), today, references.pipelines())));
        }
        return new FunnelAnswer(
                FiguresAnswer.of(funnel.total(), today, references.pipelines()),
                List.copyOf(parts),
                funnel.partsMayExceedTotal(),
                funnel.incompleteOpportunities(),
                funnel.lost(),
                references.pipelines().ids());
    }

    /// One part.
    ///
    /// @param key its value of each cut; what has no value is `(none)`. A stage comes with its
    ///   pipeline, for pipelines may have stages of the same id
    /// @param figures the figures of this part
    record FunnelPart(Map<String, String> key, FiguresAnswer figures) {}
}
