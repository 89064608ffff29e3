package io.rapport.observability.promql;

import static io.rapport.observability.promql.Type.RANGE;
import static io.rapport.observability.promql.Type.SCALAR;
import static io.rapport.observability.promql.Type.TEXT;
import static io.rapport.observability.promql.Type.VECTOR;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The functions and aggregations that are known, with what they take.
final class Functions {

    static final Set<String> AGGREGATIONS =
            Set.of("sum", "min", "max", "avg", "count", "group", "stddev", "stdvar");

    /// These take a number first.
    static final Set<String> RANKINGS = Set.of("topk", "bottomk", "quantile");

    private static final Map<String, List<Type>> TAKES = new TreeMap<>();

    static {
        for (var each :
                List.of(
                        "rate",
                        "irate",
                        "increase",
                        "delta",
                        "deriv",
                        "changes",
                        "resets",
                        "avg_over_time",
                        "max_over_time",
                        "min_over_time",
                        "sum_over_time",
                        "count_over_time",
                        "last_over_time",
                        "absent_over_time")) {
            TAKES.put(each, List.of(RANGE));
        }
        for (var each : List.of("absent", "abs", "ceil", "floor", "sort", "sort_desc", "scalar")) {
            TAKES.put(each, List.of(VECTOR));
        }
        TAKES.put("time", List.of());
        TAKES.put("vector", List.of(SCALAR));
        TAKES.put("quantile_over_time", List.of(SCALAR, RANGE));
        TAKES.put("predict_linear", List.of(RANGE, SCALAR));
        TAKES.put("histogram_quantile", List.of(SCALAR, VECTOR));
        TAKES.put("clamp_min", List.of(VECTOR, SCALAR));
        TAKES.put("clamp_max", List.of(VECTOR, SCALAR));
        TAKES.put("label_replace", List.of(VECTOR, TEXT, TEXT, TEXT, TEXT));
    }

    private Functions() {}

    static boolean knows(String name) {
        return TAKES.containsKey(name);
    }

    static List<Type> takes(String name) {
        return TAKES.getOrDefault(name, List.of());
    }

    static Type gives(String name) {
        return name.equals("scalar") || name.equals("time") ? SCALAR : VECTOR;
    }
}
