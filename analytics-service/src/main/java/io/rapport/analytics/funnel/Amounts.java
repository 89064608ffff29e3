package io.rapport.analytics.funnel;

import io.rapport.contracts.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Deals counted, and their amounts added per currency. Unknown amounts are counted apart: unknown
/// is not 0. What was added can be taken away again, without a trace.
final class Amounts {

    private final TreeMap<String, Sum> sums = new TreeMap<>();
    private long deals;
    private long unknown;

    /// @param sign 1 to add, -1 to take away
    void add(@Nullable Money amount, int sign) {
        deals += sign;
        if (amount == null) {
            unknown += sign;
        } else {
            var value = sign > 0 ? amount.amount() : amount.amount().negate();
            sum(amount.currency(), value, sign);
        }
    }

    Amounts copy() {
        var copy = new Amounts();
        copy.add(this);
        return copy;
    }

    void add(Amounts other) {
        deals += other.deals;
        unknown += other.unknown;
        other.sums.forEach((currency, sum) -> sum(currency, sum.total, sum.deals));
    }

    private void sum(String currency, BigDecimal value, long deals) {
        var sum = sums.computeIfAbsent(currency, _ -> new Sum());
        sum.total = sum.total.add(value);
        sum.deals += deals;
        // Differences between days may change an amount and no number of deals.
        if (sum.deals == 0 && sum.total.signum() == 0) {
            sums.remove(currency);
        }
    }

    long deals() {
        return deals;
    }

    long unknown() {
        return unknown;
    }

    /// One per currency, by its code.
    List<Money> totals() {
        return sums.entrySet().stream()
                .map(sum -> new Money(sum.getValue().total, sum.getKey()))
                .toList();
    }

    private static final class Sum {
        private BigDecimal total = BigDecimal.ZERO;
        private long deals;
    }
}
