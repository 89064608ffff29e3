package io.rapport.bench.figure;

import io.rapport.bench.load.Latencies;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/// The floor of a funnel: so many plain records in memory, counted and summed by one field.
final class PlainGrouping {

    private static final int ROUNDS = 40;
    private static final int WARM = 20;
    private static final int GROUPS = 40;

    private PlainGrouping() {}

    private record Plain(String group, long amount, boolean won) {}

    private static final class Sum {
        long deals;
        long won;
        long amount;
    }

    static double p95Millis(int many) {
        var records = new ArrayList<Plain>(many);
        for (var n = 0; n < many; n++) {
            records.add(new Plain("group" + n % GROUPS, n, n % 5 < 3));
        }
        var latencies = new Latencies();
        for (var round = 0; round < WARM + ROUNDS; round++) {
            var began = System.nanoTime();
            var groups = group(records);
            if (round >= WARM && groups > 0) {
                latencies.since(began);
            }
        }
        return latencies.millis(95);
    }

    private static long group(List<Plain> records) {
        var groups = new HashMap<String, Sum>();
        for (var plain : records) {
            var sum = groups.computeIfAbsent(plain.group(), _ -> new Sum());
            sum.deals++;
            sum.amount += plain.amount();
            if (plain.won()) {
                sum.won++;
            }
        }
        return groups.values().stream().mapToLong(sum -> sum.deals + sum.won + sum.amount).sum();
    }
}
