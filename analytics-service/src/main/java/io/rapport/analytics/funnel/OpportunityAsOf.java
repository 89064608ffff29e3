package io.rapport.analytics.funnel;

import io.rapport.analytics.history.AsOf;
import io.rapport.analytics.history.Fact;
import io.rapport.analytics.history.Reading;
import io.rapport.analytics.vocabulary.OpportunityFacts;
import io.rapport.analytics.vocabulary.Outcome;
import io.rapport.analytics.vocabulary.StageValue;
import io.rapport.contracts.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One deal as it stood at a moment. Every attribute has the value valid then.
///
/// @param stays where it had been until then, first to last, at least one
/// @param amount `null` if unknown, which is not 0
/// @param incomplete whether a fact is left out because one before it is missing
/// @param lost how many of its events are lost
record OpportunityAsOf(
        String id,
        List<Stay> stays,
        @Nullable String owner,
        @Nullable Money amount,
        @Nullable LocalDate expectedClose,
        List<String> products,
        @Nullable String customer,
        boolean incomplete,
        long lost) {

    /// @return `null` if the deal had not entered a pipeline by then, or was entered by mistake, as
    ///   far as that is known
    static @Nullable OpportunityAsOf of(Opportunity deal, AsOf asOf) {
        var reading = deal.history().read(asOf);
        var stays = stays(reading);
        if (stays.isEmpty() || reading.knows(OpportunityFacts.VOIDED)) {
            return null;
        }
        var products = reading.value(OpportunityFacts.PRODUCTS);
        return new OpportunityAsOf(
                deal.id(),
                stays,
                reading.value(OpportunityFacts.OWNER),
                reading.value(OpportunityFacts.AMOUNT),
                reading.value(OpportunityFacts.EXPECTED_CLOSE),
                products == null ? List.of() : products.ids(),
                reading.value(OpportunityFacts.CUSTOMER),
                reading.hasHole(),
                reading.lost());
    }

    StageValue stage() {
        return stays.getLast().value();
    }

    Outcome status() {
        return stage().status();
    }

    /// When it entered a pipeline first.
    long enteredAt() {
        return stays.getFirst().from();
    }

    /// When it came where it stood: into its stage, or to its end.
    long since() {
        return stays.getLast().from();
    }

    private static List<Stay> stays(Reading reading) {
        var stays = new ArrayList<Stay>(4);
        for (Fact fact : reading.changes(OpportunityFacts.STAGE)) {
            var value = fact.value(OpportunityFacts.STAGE);
            if (value == null) {
                continue;
            }
            if (!stays.isEmpty()) {
                var last = stays.getLast();
                if (last.value().samePlace(value)) {
                    continue;
                }
                stays.set(stays.size() - 1, last.until(fact.effective()));
            }
            stays.add(new Stay(value, fact.effective(), Stay.ONGOING));
        }
        return stays;
    }
}
