package io.rapport.bench.figure;

import io.rapport.bench.load.Spread;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Values of several repetitions, by what they are of.
final class Series {

    private final Map<String, List<Double>> values = new LinkedHashMap<>();

    void add(String of, double value) {
        values.computeIfAbsent(of, _ -> new ArrayList<>()).add(value);
    }

    Spread spread(String of) {
        return Spread.of(values.getOrDefault(of, List.of()));
    }
}
