package io.rapport.analytics.funnel;

import io.rapport.contracts.Money;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Deals counted, and their amounts added per currency. Unknown amounts are counted apart: unknown
/// is not 0.
final class Amounts {

    private final TreeMap<String, BigDecimal> sums = new TreeMap<>();
    private long deals;
    private long unknown;

    void add(@Nullable Money amount) {
        deals++;
        if (amount == null) {
            unknown++;
        } else {
            sums.merge(amount.currency(), amount.amount(), BigDecimal::add);
        }
    }

    void add(Amounts other) {
        deals += other.deals;
        unknown += other.unknown;
        other.sums.forEach((currency, sum) -> sums.merge(currency, sum, BigDecimal::add));
    }

    /// The same with every count and sum of the other sign.
    void subtract(@Nullable Money amount) {
        deals--;
        if (amount == null) {
            unknown--;
        } else {
            sums.merge(amount.currency(), amount.amount().negate(), BigDecimal::add);
        }
    }

    long deals() {
        return deals;
    }

    long unknown() {
        return unknown;
    }

    /// By currency; a currency stays once it was there.
    Map<String, BigDecimal> sums() {
        return Map.copyOf(sums);
    }
}
