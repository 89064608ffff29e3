package io.rapport.servicedesk.ticket;

import static io.rapport.servicedesk.ticket.TicketFixtures.PRESS;
import static io.rapport.servicedesk.ticket.TicketFixtures.UNTAKEN;
import static io.rapport.servicedesk.ticket.TicketFixtures.WITH_ADA;
import static io.rapport.servicedesk.ticket.TicketFixtures.after;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.rapport.contracts.service.TicketPriority;
import io.rapport.contracts.service.TicketStatus;
import io.rapport.contracts.service.TicketType;
import io.rapport.platform.command.RefusalException;
import io.rapport.servicedesk.ticket.TicketChange.Assigned;
import io.rapport.servicedesk.ticket.TicketChange.Closed;
import io.rapport.servicedesk.ticket.TicketChange.DetailsChanged;
import io.rapport.servicedesk.ticket.TicketChange.Resumed;
import io.rapport.servicedesk.ticket.TicketChange.SetWaiting;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/// What may happen to a ticket.
class TicketTests {

    private final Ticket waiting = after(WITH_ADA, WITH_ADA.setWaiting("spare-part"));
    private final Ticket resolved = after(WITH_ADA, WITH_ADA.resolve());
    private final Ticket closed = after(resolved, resolved.close());

    @Test
    void isNewUntilSomebodyTakesIt() {
        assertThat(UNTAKEN.status()).isEqualTo(TicketStatus.NEW);
        assertThat(WITH_ADA.status()).isEqualTo(TicketStatus.OPEN);
        assertThat(UNTAKEN.assign("emp_ada")).containsExactly(new Assigned(null, "emp_ada"));
        assertThat(after(UNTAKEN, UNTAKEN.assign("emp_ada"))).isEqualTo(WITH_ADA);
    }

    @Test
    void keepsItsStatusWhenItGoesToSomebodyElseOrNobody() {
        assertThat(after(waiting, waiting.assign("emp_bob")).status())
                .isEqualTo(TicketStatus.WAITING);
        var givenBack = after(WITH_ADA, WITH_ADA.assign(null));
        assertThat(givenBack.status()).isEqualTo(TicketStatus.OPEN);
        assertThat(givenBack.handlerId()).isNull();
    }

    @Test
    void waitsAndResumes() {
        assertThat(UNTAKEN.setWaiting(null))
                .containsExactly(new SetWaiting(TicketStatus.NEW, null));
        assertThat(waiting.resume()).containsExactly(new Resumed(TicketStatus.WAITING));
        assertThat(after(waiting, waiting.resume()).status()).isEqualTo(TicketStatus.OPEN);
        refused(() -> UNTAKEN.resume(), "ticket.not-waiting");
        refused(() -> resolved.resume(), "ticket.not-waiting");
    }

    @Test
    void isClosedFromAnywhereAndReopenedWhenDone() {
        assertThat(UNTAKEN.close()).containsExactly(new Closed(TicketStatus.NEW));
        assertThat(after(closed, closed.reopen()).reopenCount()).isEqualTo(1);
        assertThat(after(resolved, resolved.reopen()).status()).isEqualTo(TicketStatus.OPEN);
        refused(() -> WITH_ADA.reopen(), "ticket.not-done");
    }

    @Test
    void refusesWhatIsTooLate() {
        refused(() -> resolved.setWaiting(null), "ticket.done");
        refused(() -> closed.setWaiting(null), "ticket.done");
        refused(() -> closed.resolve(), "ticket.done");
        refused(() -> closed.assign("emp_bob"), "ticket.done");
        refused(() -> closed.changePriority(TicketPriority.LOW), "ticket.done");
        assertThat(resolved.assign("emp_bob")).hasSize(1);
    }

    @Test
    void isPutRightUntilItIsClosed() {
        var found =
                new TicketDetails(
                        "cus_other",
                        null,
                        TicketType.COMPLAINT,
                        PRESS.channel(),
                        "The press again",
                        null,
                        PRESS.externalIds());

        var changes = resolved.changeDetails(found);

        assertThat(changes).containsExactly(new DetailsChanged(PRESS, found));
        assertThat(after(resolved, changes))
                .isEqualTo(
                        new Ticket(found, TicketPriority.NORMAL, resolved.status(), "emp_ada", 0));
        assertThat(closed.changeDetails(PRESS)).isEmpty();
        refused(() -> closed.changeDetails(found), "ticket.done");
    }

    @Test
    void comesToNothingWhereItIsSoAlready() {
        assertThat(List.of(closed.close(), closed.assign("emp_ada")))
                .allSatisfy(changes -> assertThat(changes).isEmpty());
        assertThat(
                        List.of(
                                WITH_ADA.resume(),
                                waiting.setWaiting("other"),
                                resolved.resolve(),
                                UNTAKEN.changePriority(TicketPriority.NORMAL)))
                .allSatisfy(changes -> assertThat(changes).isEmpty());
    }

    @Test
    void namesAContactOnlyWithItsCustomer() {
        refused(
                () ->
                        new TicketDetails(
                                null,
                                "con_maja",
                                PRESS.type(),
                                PRESS.channel(),
                                "Who is it?",
                                null,
                                List.of()),
                "ticket.contact-without-customer");
    }

    private static void refused(ThrowingCallable asked, String code) {
        assertThatExceptionOfType(RefusalException.class)
                .isThrownBy(asked)
                .satisfies(no -> assertThat(no.refusal().code()).isEqualTo(code));
    }
}
