package io.rapport.analytics.funnel;

import io.rapport.analytics.history.Losses;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The whole and the parts of a funnel while they are added up. Holds nothing that depends on the
/// day on which it is looked at. Not for use by several threads.
final class FunnelParts {

    /// More parts than this are refused: nobody reads them, and memory stays bounded.
    static final int MOST_ROWS = 2_000;

    private final Figures total;
    private final Map<PartKey, Figures> rows = new HashMap<>();
    private final Losses losses;
    private long incomplete;

    FunnelParts() {
        this(new Figures(), new Losses());
    }

    private FunnelParts(Figures total, Losses losses) {
        this.total = total;
        this.losses = losses;
    }

    FunnelParts copy() {
        var copy = new FunnelParts(total.copy(), losses.copy());
        rows.forEach((key, figures) -> copy.rows.put(key, figures.copy()));
        copy.incomplete = incomplete;
        return copy;
    }

    Figures total() {
        return total;
    }

    /// Refused when there are too many parts.
    Figures row(PartKey key) {
        var known = rows.get(key);
        if (known != null) {
            return known;
        }
        if (rows.size() >= MOST_ROWS && !rows.values().removeIf(Figures::isEmpty)) {
            throw new FunnelRefusal.TooManyParts(MOST_ROWS).asException();
        }
        var figures = new Figures();
        rows.put(key, figures);
        return figures;
    }

    Losses losses() {
        return losses;
    }

    void addIncomplete(int sign) {
        incomplete += sign;
    }

    Funnel funnel(List<Dimension> by, PipelineVersions pipelines) {
        var sorted = new ArrayList<Funnel.Row>();
        rows.values().removeIf(Figures::isEmpty);
        rows.forEach((key, figures) -> sorted.add(new Funnel.Row(key, figures)));
        sorted.sort(Comparator.comparing(Funnel.Row::key, new KeyOrder(by, pipelines)));
        return new Funnel(
                total,
                List.copyOf(sorted),
                by.contains(Dimension.PRODUCT),
                incomplete,
                losses.all());
    }

    /// How many numbers it is made of, roughly: the measure of its memory.
    long size() {
        return total.size() + rows.values().stream().mapToLong(Figures::size).sum();
    }
}
