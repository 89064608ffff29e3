package io.rapport.platform.projection;

import io.rapport.contracts.EventOrder;
import io.rapport.platform.freshness.FreshnessGate;
import io.rapport.platform.freshness.Position;
import io.rapport.platform.freshness.TokenBearer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// Waits until every view of this service that folds an aggregate holds it up to a position. Woken
/// by the consumers of this instance, and looking every few milliseconds, for another instance may
/// read the partition.
final class PrefixGate implements FreshnessGate {

    private static final long SHORTEST_NANOS = TimeUnit.MILLISECONDS.toNanos(2);
    private static final long LONGEST_NANOS = TimeUnit.MILLISECONDS.toNanos(25);

    private final List<Projection> projections;
    private final Generations generations;
    private final ViewSignals signals;

    PrefixGate(List<Projection> projections, Generations generations, ViewSignals signals) {
        this.projections = projections;
        this.generations = generations;
        this.signals = signals;
    }

    private record Awaited(
            Projection projection, List<ViewStore> stores, String aggregate, long order) {}

    @Override
    public boolean awaitPrefix(
            Collection<Position> positions,
            Set<String> views,
            TokenBearer bearer,
            Duration atMost) {
        var awaited = awaited(positions, views);
        var deadline = System.nanoTime() + atMost.toNanos();
        var pause = SHORTEST_NANOS;
        try {
            while (true) {
                var seen = signals.version();
                awaited.removeIf(each -> holds(each, bearer));
                var left = deadline - System.nanoTime();
                if (awaited.isEmpty() || left <= 0) {
                    return awaited.isEmpty();
                }
                signals.await(seen, Math.min(pause, left));
                pause = Math.min(pause * 2, LONGEST_NANOS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private List<Awaited> awaited(Collection<Position> positions, Set<String> views) {
        var read =
                projections.stream()
                        .filter(each -> views.isEmpty() || views.contains(each.name()))
                        .toList();
        var awaited = new ArrayList<Awaited>();
        for (var position : positions) {
            if (position.sequence() >= 1) {
                var order = EventOrder.of(position.epoch(), position.sequence());
                for (var projection : read) {
                    var aggregate = position.aggregateId();
                    var stores =
                            projection.stores().stream()
                                    .filter(store -> store.folds(aggregate))
                                    .toList();
                    awaited.add(new Awaited(projection, stores, aggregate, order));
                }
            }
        }
        return awaited;
    }

    /// First whether the bearer may know of the event: where not, nothing more is looked at than
    /// where it has not come.
    private boolean holds(Awaited each, TokenBearer bearer) {
        var current = generations.current(each.projection().name());
        return each.stores().stream()
                        .allMatch(store ->
                                store.tells(current, each.aggregate(), each.order(), bearer))
                && each.stores().stream()
                        .allMatch(store -> store.prefix(current, each.aggregate()) >= each.order());
    }
}
