package io.rapport.platform.projection;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an operator does to build a view anew while the old one serves: start, wait until the new
/// generation is filled, switch, drop the old one. Refusals are answered as problems.
public final class Rebuilds {

    private final List<Projection> projections;
    private final Generations generations;
    private final ProgressStore progress;
    private final ViewFreshness freshness;
    private final DriftMeters drift;

    Rebuilds(
            List<Projection> projections,
            Generations generations,
            ProgressStore progress,
            ViewFreshness freshness,
            DriftMeters drift) {
        this.projections = projections;
        this.generations = generations;
        this.progress = progress;
        this.freshness = freshness;
        this.drift = drift;
    }

    /// A generation as an operator sees it.
    ///
    /// @param current whether readers use it
    /// @param missing records still to be read for it
    /// @param watermark up to when it is complete; `null` while it is being filled
    /// @param number from 1, in the order of their beginning
    /// @param parked records that could not be taken
    public record Build(
            int number, boolean current, long missing, @Nullable Instant watermark, long parked) {}

    /// The names of this service's projections.
    public List<String> projections() {
        return projections.stream().map(Projection::name).sorted().toList();
    }

    /// The generations of a projection, the oldest first.
    public List<Build> status(String name) {
        var projection = projection(name);
        var current = generations.current(name);
        return generations.open(name).stream()
                .map(each -> build(projection, each, each.equals(current)))
                .toList();
    }

    private Build build(Projection projection, Generation generation, boolean current) {
        var fresh = freshness.of(projection, generation);
        var missing =
                progress.of(generation).values().stream()
                        .filter(Progress::hasGap)
                        .mapToLong(each -> each.liveFrom() - each.filled())
                        .sum();
        return new Build(generation.number(), current, missing, fresh.watermark(), fresh.parked());
    }

    /// Opens a new generation; it is fed at once and filled in the background.
    ///
    /// @return its number
    public int start(String name) {
        projection(name);
        return generations
                .openNext(name)
                .orElseThrow(() -> new RebuildRefusal.AlreadyRunning().asException())
                .number();
    }

    /// What differs from the current generation at the latest time at which both are complete.
    public List<String> differences(String name, int number) {
        var projection = projection(name);
        var generation = open(name, number);
        var current = generations.current(name);
        var built = freshness.of(projection, generation).watermark();
        if (built == null) {
            throw new RebuildRefusal.NotFilled(number).asException();
        }
        var served = freshness.of(projection, current).watermark();
        if (served == null) {
            return List.of();
        }
        var knownAt = built.isBefore(served) ? built : served;
        var found =
                projection.stores().stream()
                        .flatMap(store -> store.differences(current, generation, knownAt).stream())
                        .toList();
        drift.compared(current, found.size());
        return found;
    }

    /// Makes readers use a generation, from their next request on.
    ///
    /// @param force also if it differs from the one in use
    public void switchTo(String name, int number, boolean force) {
        var differences = differences(name, number);
        if (!differences.isEmpty() && !force) {
            throw new RebuildRefusal.Different(differences).asException();
        }
        if (!generations.makeCurrent(open(name, number))) {
            throw new RebuildRefusal.NoSuchGeneration(number).asException();
        }
    }

    /// Ends a generation that readers do not use, and removes what it holds.
    public void drop(String name, int number) {
        var projection = projection(name);
        var generation = open(name, number);
        if (!generations.close(generation)) {
            throw new RebuildRefusal.InUse(number).asException();
        }
        projection.stores().forEach(store -> store.drop(generation));
        progress.drop(generation);
    }

    private Projection projection(String name) {
        return projections.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new RebuildRefusal.NoSuchProjection(name).asException());
    }

    private Generation open(String name, int number) {
        return generations.open(name).stream()
                .filter(each -> each.number() == number)
                .findFirst()
                .orElseThrow(() -> new RebuildRefusal.NoSuchGeneration(number).asException());
    }
}
