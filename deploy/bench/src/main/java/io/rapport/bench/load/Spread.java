package io.rapport.bench.load;

import java.util.Collection;
import java.util.List;

/// What repetitions of one measurement gave.
///
/// @param values ascending
public record Spread(List<Double> values) {

    public Spread {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("Nothing was measured");
        }
        values = values.stream().sorted().toList();
    }

    public static Spread of(Collection<Double> values) {
        return new Spread(List.copyOf(values));
    }

    /// The middle one; of an even number the mean of the middle two.
    public double median() {
        var middle = values.size() / 2;
        return values.size() % 2 == 1
                ? values.get(middle)
                : (values.get(middle - 1) + values.get(middle)) / 2;
    }

    public double least() {
        return values.getFirst();
    }

    public double most() {
        return values.getLast();
    }
}
