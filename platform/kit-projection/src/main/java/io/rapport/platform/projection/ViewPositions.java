package io.rapport.platform.projection;

import java.util.List;

/// How far the views of this service hold one aggregate.
public final class ViewPositions {

    private final List<Projection> projections;
    private final Generations generations;

    ViewPositions(List<Projection> projections, Generations generations) {
        this.projections = List.copyOf(projections);
        this.generations = generations;
    }

    /// @param prefix the order up to which there is no hole; 0 if there is nothing
    /// @param highest the highest order that is held; 0 if there is nothing
    public record At(String view, int generation, long prefix, long highest) {}

    /// One per store that folds such aggregates, in the generation that readers use.
    public List<At> of(String aggregateId) {
        return projections.stream().flatMap(each -> of(each, aggregateId).stream()).toList();
    }

    private List<At> of(Projection projection, String aggregateId) {
        var current = generations.current(projection.name());
        return projection.stores().stream()
                .filter(store -> store.folds(aggregateId))
                .map(store ->
                        new At(
                                projection.name(),
                                current.number(),
                                store.prefix(current, aggregateId),
                                store.highest(current, aggregateId)))
                .toList();
    }
}
