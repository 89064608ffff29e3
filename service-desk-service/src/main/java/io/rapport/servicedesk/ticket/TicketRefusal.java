package io.rapport.servicedesk.ticket;

import static io.rapport.platform.command.Refusal.Kind.FORBIDDEN;

import io.rapport.platform.command.Conflict;
import io.rapport.platform.command.Invalid;
import io.rapport.platform.command.Refusal;
import io.rapport.platform.command.Refused;

/// Every reason this feature says no.
sealed interface TicketRefusal extends Refusal {

    @Conflict(code = "ticket.done", words = "The ticket is resolved or closed. Reopen it first.")
    record Done(String currentStatus) implements TicketRefusal {}

    @Conflict(code = "ticket.not-done", words = "Only a resolved or closed ticket can be reopened.")
    record NotDone(String currentStatus) implements TicketRefusal {}

    @Conflict(code = "ticket.not-waiting", words = "The ticket does not wait for anything.")
    record NotWaiting(String currentStatus) implements TicketRefusal {}

    @Invalid(
            code = "ticket.contact-without-customer",
            words = "A contact can only be named with its customer.")
    record ContactWithoutCustomer() implements TicketRefusal {}

    @Refused(
            kind = FORBIDDEN,
            code = "ticket.assignment-not-yours",
            words = "The service desk decides who handles a ticket. Open it without handlerId.")
    record AssignmentNotYours() implements TicketRefusal {}

    @Invalid(code = "ticket.history-broken", words = "{why}", unsaid = "why")
    record HistoryBroken(String why) implements TicketRefusal {}
}
