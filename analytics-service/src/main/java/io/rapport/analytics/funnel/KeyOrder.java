package io.rapport.analytics.funnel;

import java.util.Comparator;
import java.util.List;

/// The order of the funnel's parts: stages as deals pass them, then won and lost, all else by its
/// value, and what has no value last.
final class KeyOrder implements Comparator<List<String>> {

    private final List<Dimension> by;
    private final PipelineVersions pipelines;

    KeyOrder(List<Dimension> by, PipelineVersions pipelines) {
        this.by = by;
        this.pipelines = pipelines;
    }

    @Override
    public int compare(List<String> one, List<String> other) {
        for (var i = 0; i < by.size(); i++) {
            var first = one.get(i);
            var second = other.get(i);
            var difference = Integer.compare(rank(by.get(i), first), rank(by.get(i), second));
            if (difference == 0) {
                difference = first.compareTo(second);
            }
            if (difference != 0) {
                return difference;
            }
        }
        return 0;
    }

    private int rank(Dimension dimension, String value) {
        if (value.equals(Dimension.NONE)) {
            return Integer.MAX_VALUE;
        }
        if (dimension != Dimension.STAGE) {
            return 0;
        }
        return switch (value) {
            case Placing.WON -> Integer.MAX_VALUE - 2;
            case Placing.LOST -> Integer.MAX_VALUE - 1;
            default -> Math.min(pipelines.showingOrder(value), Integer.MAX_VALUE - 3);
        };
    }
}
