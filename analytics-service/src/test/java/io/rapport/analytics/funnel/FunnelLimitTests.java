package io.rapport.analytics.funnel;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapport.analytics.history.AsOf;
import io.rapport.analytics.history.Fact;
import io.rapport.analytics.history.History;
import io.rapport.analytics.history.KeptFact;
import io.rapport.analytics.vocabulary.OpportunityFacts;
import io.rapport.analytics.vocabulary.Outcome;
import io.rapport.analytics.vocabulary.Products;
import io.rapport.analytics.vocabulary.StageValue;
import io.rapport.contracts.EventOrder;
import io.rapport.platform.scope.AccessScope;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Near the most parts that a funnel may have, nothing is lost, and nothing is refused that a fresh
/// fold would answer.
class FunnelLimitTests {

    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    private static final LocalDate FRIDAY = MONDAY.plusDays(4);
    private static final StageValue OPEN = new StageValue("pip_1", 1, "s1", Outcome.OPEN);
    private static final StageValue WON = new StageValue("pip_1", 1, "s1", Outcome.WON);

    private final OpportunityIndex index = new OpportunityIndex();
    private final FunnelCache folds = new FunnelCache();

    /// Every owner has two deals; 200 of 1,999 hand both over to somebody new.
    @Test
    void aMovedFoldIsNotRefusedForPartsThatGo() {
        for (var owner = 0; owner < 1_999; owner++) {
            for (var deal : List.of("a" + owner, "b" + owner)) {
                tell(
                        deal,
                        at(1, MONDAY)
                                .set(OpportunityFacts.STAGE, OPEN)
                                .set(OpportunityFacts.OWNER, "emp_" + owner));
                if (owner < 200) {
                    tell(deal, at(2, FRIDAY).set(OpportunityFacts.OWNER, "emp_new" + owner));
                }
            }
        }
        folds.answer(index, query(Dimension.OWNER, MONDAY, null));

        var moved = folds.answer(index, query(Dimension.OWNER, FRIDAY, null));
        assertThat(moved).isEqualTo(fresh(query(Dimension.OWNER, FRIDAY, null)));
        assertThat(moved.parts()).hasSize(1_999);
    }

    /// The last deal came through its stage within the period, but was won after it: it has flows
    /// only, and one part too many.
    @Test
    void aPartOfFlowsOnlyIsRefusedAndNotLost() {
        for (var product = 0; product < FunnelParts.MOST_ROWS - 1; product++) {
            tell(
                    "a" + product,
                    at(1, MONDAY)
                            .set(OpportunityFacts.STAGE, OPEN)
                            .set(OpportunityFacts.PRODUCTS, products("prd_" + product)));
        }
        var fold = new FunnelFold(query(Dimension.PRODUCT, FRIDAY, MONDAY), index.references());
        index.deals().forEach(fold::add);
        assertThat(fold.result().rows()).hasSize(FunnelParts.MOST_ROWS - 1);

        var entered =
                at(1, MONDAY)
                        .set(OpportunityFacts.STAGE, OPEN)
                        .set(OpportunityFacts.PRODUCTS, products("prd_x", "prd_y"))
                        .build();
        var won = at(2, FRIDAY).set(OpportunityFacts.STAGE, WON).build();
        var last = new Opportunity("opp_last", History.of(List.of(entered, won)));
        assertThatThrownBy(() -> fold.add(last)).hasMessageContaining("too-many-parts");
    }

    private void tell(String deal, Fact.Builder fact) {
        index.apply(
                List.of(
                        new KeptFact(
                                "default", OpportunityFacts.FACTS.kind(), deal, fact.build())));
    }

    private static Fact.Builder at(int sequence, LocalDate day) {
        var noon = day.atTime(12, 0).toInstant(UTC).toEpochMilli();
        return Fact.at(EventOrder.of(1, sequence), noon, noon);
    }

    private static Products products(String... ids) {
        return new Products(List.of(ids));
    }

    private FunnelAnswer fresh(FunnelQuery query) {
        var fold = new FunnelFold(query, index.references());
        index.deals().forEach(fold::add);
        return FunnelAnswer.of(query, fold.result(), index.references());
    }

    private static FunnelQuery query(Dimension by, LocalDate asOf, @Nullable LocalDate to) {
        return new FunnelQuery(
                List.of(by),
                Map.of(),
                null,
                to,
                AsOf.endOf(asOf, UTC),
                UTC,
                PeriodUnit.MONTH,
                new AccessScope.WholeTenant("default"));
    }
}
