package io.rapport.analytics.customer;

import io.rapport.analytics.vocabulary.OpportunityFacts;
import io.rapport.analytics.vocabulary.Outcome;
import io.rapport.analytics.vocabulary.StageValue;
import io.rapport.contracts.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A customer's deals: totals over all, and the ones that matter now. Those that were entered by
/// mistake are on the timeline alone.
final class OpportunitySummary {

    private final Map<Outcome, Sum> sums = new EnumMap<>(Outcome.class);
    private final List<CustomerView.Opportunity> deals = new ArrayList<>();

    private OpportunitySummary() {}

    static CustomerView.Opportunities of(
            List<Belonging> belongings,
            @Nullable Boolean hidden,
            CustomerView.Completeness completeness) {
        var summary = new OpportunitySummary();
        belongings.forEach(summary::add);
        return summary.result(hidden, completeness);
    }

    private void add(Belonging belonging) {
        var reading = belonging.reading();
        var stage = reading.value(OpportunityFacts.STAGE);
        if (stage == null || reading.knows(OpportunityFacts.VOIDED)) {
            return;
        }
        var deal = deal(belonging, stage);
        deals.add(deal);
        sums.computeIfAbsent(stage.status(), _ -> new Sum()).add(deal.amount());
    }

    private static CustomerView.Opportunity deal(Belonging belonging, StageValue stage) {
        var reading = belonging.reading();
        var products = reading.value(OpportunityFacts.PRODUCTS);
        return new CustomerView.Opportunity(
                belonging.id(),
                reading.value(OpportunityFacts.NAME),
                stage.status().name(),
                stage.pipeline(),
                stage.stage(),
                reading.value(OpportunityFacts.AMOUNT),
                reading.value(OpportunityFacts.OWNER),
                reading.value(OpportunityFacts.EXPECTED_CLOSE),
                products == null ? List.of() : products.ids(),
                belonging.startedAt(),
                CustomerItems.at(reading, OpportunityFacts.STAGE));
    }

    private CustomerView.Opportunities result(
            @Nullable Boolean hidden, CustomerView.Completeness completeness) {
        deals.sort(
                Comparator.comparing(
                                (CustomerView.Opportunity deal) -> !deal.status().equals("OPEN"))
                        .thenComparing(CustomerView.Opportunity::since, Comparator.reverseOrder())
                        .thenComparing(CustomerView.Opportunity::id));
        return new CustomerView.Opportunities(
                total(Outcome.OPEN),
                total(Outcome.WON),
                total(Outcome.LOST),
                deals.stream().limit(CustomerFold.MOST_SHOWN).toList(),
                hidden,
                completeness);
    }

    private CustomerView.Total total(Outcome status) {
        return sums.getOrDefault(status, new Sum()).total();
    }

    private static final class Sum {
        private final TreeMap<String, BigDecimal> amounts = new TreeMap<>();
        private long deals;
        private long unknown;

        void add(@Nullable Money amount) {
            deals++;
            if (amount == null) {
                unknown++;
            } else {
                amounts.merge(amount.currency(), amount.amount(), BigDecimal::add);
            }
        }

        CustomerView.Total total() {
            return new CustomerView.Total(
                    deals,
                    amounts.entrySet().stream()
                            .map(each -> new Money(each.getValue(), each.getKey()))
                            .toList(),
                    unknown);
        }
    }
}
