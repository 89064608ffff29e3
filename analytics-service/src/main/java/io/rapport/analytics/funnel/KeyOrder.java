package io.rapport.analytics.funnel;

import java.util.Comparator;
import java.util.List;

/// The order of the funnel's parts: stages pipeline by pipeline as deals pass them, then won and
/// lost, all else by its value, and what has no value last.
final class KeyOrder implements Comparator<PartKey> {

    private final List<Dimension> by;
    private final Comparator<StageKey> stages;

    KeyOrder(List<Dimension> by, PipelineVersions pipelines) {
        this.by = by;
        this.stages = pipelines.showingOrder();
    }

    @Override
    public int compare(PartKey one, PartKey other) {
        for (var i = 0; i < by.size(); i++) {
            var difference = compare(one, other, i);
            if (difference != 0) {
                return difference;
            }
        }
        return 0;
    }

    private int compare(PartKey one, PartKey other, int cut) {
        var first = one.values().get(cut);
        var second = other.values().get(cut);
        var difference = Integer.compare(rank(cut, first), rank(cut, second));
        if (difference == 0 && one.pipeline() != null && other.pipeline() != null) {
            difference =
                    by.get(cut) == Dimension.STAGE
                            ? stages.compare(
                                    new StageKey(one.pipeline(), first),
                                    new StageKey(other.pipeline(), second))
                            : 0;
        }
        return difference == 0 ? first.compareTo(second) : difference;
    }

    private int rank(int cut, String value) {
        if (value.equals(Dimension.NONE)) {
            return 3;
        }
        if (by.get(cut) != Dimension.STAGE) {
            return 0;
        }
        return switch (value) {
            case Placing.WON -> 1;
            case Placing.LOST -> 2;
            default -> 0;
        };
    }
}
