package io.rapport.analytics.customer;

import io.rapport.analytics.history.AsOf;
import io.rapport.analytics.history.History;
import io.rapport.analytics.vocabulary.CustomerFacts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Who owned a customer, and when, told from facts.
final class OwnerHistory {

    private OwnerHistory() {}

    /// First to last; a time without an owner, in the pool, is a period too.
    static List<Period> of(History customer, AsOf asOf) {
        var periods = new ArrayList<Period>();
        for (var fact : customer.read(asOf).changes(CustomerFacts.OWNER)) {
            var owner = fact.value(CustomerFacts.OWNER);
            var from = Instant.ofEpochMilli(fact.effective());
            if (!periods.isEmpty()) {
                var last = periods.removeLast();
                if (Objects.equals(last.ownerId(), owner)) {
                    periods.add(last);
                    continue;
                }
                periods.add(new Period(last.ownerId(), last.from(), from));
            }
            periods.add(new Period(owner, from, null));
        }
        return periods;
    }

    /// A time during which one employee owned the customer, or nobody.
    ///
    /// @param ownerId employee; `null` while the customer lay in the pool
    /// @param to `null` if it had not ended by then
    /// @param from when it began
    record Period(@Nullable String ownerId, Instant from, @Nullable Instant to) {}
}
