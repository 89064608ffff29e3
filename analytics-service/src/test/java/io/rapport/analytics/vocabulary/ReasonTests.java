package io.rapport.analytics.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.analytics.history.Fact;
import io.rapport.contracts.Personal;
import io.rapport.contracts.PublishedEvent;
import io.rapport.contracts.opportunity.OpportunityEvent.OpportunityLost;
import io.rapport.contracts.opportunity.OpportunityPersonal;
import io.rapport.contracts.opportunity.OpportunityState;
import io.rapport.contracts.opportunity.OpportunityStatus;
import io.rapport.contracts.service.TicketChannel;
import io.rapport.contracts.service.TicketEvent.TicketSetWaiting;
import io.rapport.contracts.service.TicketPriority;
import io.rapport.contracts.service.TicketState;
import io.rapport.contracts.service.TicketStatus;
import io.rapport.contracts.service.TicketType;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Why something happened is kept where it happened.
class ReasonTests {

    @Test
    void whatADealWasLostForIsKept() {
        var fact = read(lost("price", "Half of ours."));
        assertThat(fact.value(OpportunityFacts.LOSS_REASON)).isEqualTo("price");
        assertThat(fact.value(OpportunityFacts.LOSS_NOTE)).isEqualTo("Half of ours.");
    }

    @Test
    void whereNobodySaidWhyNothingIsSet() {
        assertThat(read(lost(null, null)).sets(OpportunityFacts.LOSS_REASON)).isFalse();
        assertThat(read(lost(null, null)).sets(OpportunityFacts.LOSS_NOTE)).isFalse();
        assertThat(read(waiting(null)).sets(TicketFacts.WAITS_FOR)).isFalse();
    }

    @Test
    void whatATicketWaitsForIsKept() {
        var fact = read(waiting("parts"));
        assertThat(fact.value(TicketFacts.WAITS_FOR)).isEqualTo("parts");
        assertThat(fact.value(TicketFacts.STATUS)).isEqualTo("WAITING");
    }

    private static Fact read(PublishedEvent event) {
        var fact = Fact.at(1, 1, 1);
        Vocabulary.read(fact, event);
        return fact.build();
    }

    private static PublishedEvent lost(@Nullable String code, @Nullable String note) {
        var closed = LocalDate.of(2026, 1, 20);
        var text = new OpportunityPersonal("Two presses", note);
        return new OpportunityLost(
                new OpportunityLost.Change("s1", code, null, closed),
                new OpportunityState(
                        "cus_1",
                        "pip_1",
                        1,
                        "s1",
                        OpportunityStatus.LOST,
                        null,
                        "emp_1",
                        null,
                        closed,
                        List.of(),
                        List.of(),
                        code),
                Personal.clear(null, text));
    }

    private static PublishedEvent waiting(@Nullable String code) {
        return new TicketSetWaiting(
                new TicketSetWaiting.Change(TicketStatus.OPEN, code),
                new TicketState(
                        "cus_1",
                        null,
                        TicketType.REPAIR,
                        TicketChannel.PHONE,
                        TicketPriority.HIGH,
                        TicketStatus.WAITING,
                        "emp_1",
                        0,
                        List.of()),
                null);
    }
}
