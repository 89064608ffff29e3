package io.rapport.opportunity.opportunity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapport.contracts.Changed;
import io.rapport.contracts.Money;
import io.rapport.contracts.opportunity.OpportunityEvent.OpportunityWon;
import io.rapport.opportunity.opportunity.OpportunityChange.AmountChanged;
import io.rapport.opportunity.opportunity.OpportunityChange.Reopened;
import io.rapport.opportunity.opportunity.OpportunityChange.StageMoved;
import io.rapport.opportunity.opportunity.OpportunityChange.Won;
import io.rapport.platform.command.Refusal;
import io.rapport.platform.command.RefusalException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OpportunityTests {

    private static final LocalDate MARCH_3 = LocalDate.of(2026, 3, 3);
    private static final Money HUNDRED = Money.of("100", "EUR");

    @Test
    void movesForwardAndBackButNotToWhereItIs() {
        var deal = deal(null);

        assertThat(deal.moveTo("proposal", 2))
                .containsExactly(new StageMoved("needs", "proposal", 2));
        assertThat(deal.moveTo("needs", 2)).isEmpty();
    }

    @Test
    void isWonForItsEstimateUnlessSaidOtherwise() {
        assertThat(deal(HUNDRED).win(null, MARCH_3))
                .containsExactly(new Won("needs", null, MARCH_3));
        assertThat(deal(null).win(HUNDRED, MARCH_3))
                .containsExactly(new Won("needs", new Changed<>(null, HUNDRED), MARCH_3));
    }

    @Test
    void refusesMovesOnceClosed() {
        var won = fold(deal(null), deal(null).win(HUNDRED, MARCH_3));

        assertThat(won.standing().status()).isEqualTo(Outcome.WON);
        assertThat(won.amount()).isEqualTo(HUNDRED);
        assertRefusal(() -> won.moveTo("proposal", 1), new OpportunityRefusal.Closed("WON"));
        assertRefusal(() -> won.lose(null, MARCH_3, null), new OpportunityRefusal.Closed("WON"));
    }

    @Test
    void goesOnAfterReopeningAsIfItHadNotClosed() {
        var lost =
                fold(
                        deal(null),
                        deal(null).lose(null, MARCH_3, new LossReason("price", "too dear")));

        var reopened = fold(lost, lost.reopen("proposal", 3));

        assertThat(lost.reopen("proposal", 3))
                .containsExactly(new Reopened(Outcome.LOST, "proposal", 3));
        assertThat(reopened.standing())
                .isEqualTo(PipelinePosition.entering("pip_1", 3, "proposal"));
        assertRefusal(() -> deal(null).reopen("needs", 1), new OpportunityRefusal.NotClosed());
    }

    @Test
    void anUnknownAmountIsNotZero() {
        var zero = Money.of("0", "EUR");

        assertThat(deal(null).changeAmount(zero)).containsExactly(new AmountChanged(null, zero));
        assertThat(deal(zero).changeAmount(null)).containsExactly(new AmountChanged(zero, null));
    }

    @Test
    void aWinThatSetsTheAmountOrdersBothAttributes() {
        var deal = deal(null);
        var decision = OpportunityEvents.CHANGES.decide(deal, deal.win(HUNDRED, MARCH_3));

        var publication = decision.publications().getFirst();

        assertThat(publication.attributes()).isEqualTo(Set.of("stage", "amount"));
        assertThat(publication.event())
                .isInstanceOfSatisfying(
                        OpportunityWon.class,
                        won -> {
                            assertThat(won.state().amount()).isEqualTo(HUNDRED);
                            assertThat(won.change().closedOn()).isEqualTo(MARCH_3);
                            assertThat(won.personal()).isNotNull();
                        });
    }

    private static Opportunity deal(@Nullable Money amount) {
        return new Opportunity(
                new OpportunityDetails("Presses for 华东", "cus_1", List.of()),
                PipelinePosition.entering("pip_1", 1, "needs"),
                amount,
                "emp_1",
                null,
                List.of());
    }

    private static Opportunity fold(Opportunity deal, List<OpportunityChange> changes) {
        var state = deal;
        for (var change : changes) {
            state = state.after(change);
        }
        return state;
    }

    private static void assertRefusal(ThrowingCallable call, Refusal expected) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        RefusalException.class,
                        refused -> assertThat(refused.refusal()).isEqualTo(expected));
    }
}
