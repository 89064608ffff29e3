package io.rapport.servicedesk.ticket;

import static io.rapport.platform.aggregate.Differences.changed;

import io.rapport.contracts.Personal;
import io.rapport.contracts.service.TicketEvent.TicketAssigned;
import io.rapport.contracts.service.TicketEvent.TicketClosed;
import io.rapport.contracts.service.TicketEvent.TicketOpened;
import io.rapport.contracts.service.TicketEvent.TicketPriorityChanged;
import io.rapport.contracts.service.TicketEvent.TicketReopened;
import io.rapport.contracts.service.TicketEvent.TicketResolved;
import io.rapport.contracts.service.TicketEvent.TicketResumed;
import io.rapport.contracts.service.TicketEvent.TicketSetWaiting;
import io.rapport.contracts.service.TicketPersonal;
import io.rapport.contracts.service.TicketState;
import io.rapport.platform.aggregate.Decision;
import io.rapport.platform.aggregate.Publication;
import io.rapport.platform.externalid.ExternalIds;
import io.rapport.servicedesk.ticket.TicketChange.Assigned;
import io.rapport.servicedesk.ticket.TicketChange.Closed;
import io.rapport.servicedesk.ticket.TicketChange.Opened;
import io.rapport.servicedesk.ticket.TicketChange.PriorityChanged;
import io.rapport.servicedesk.ticket.TicketChange.Reopened;
import io.rapport.servicedesk.ticket.TicketChange.Resolved;
import io.rapport.servicedesk.ticket.TicketChange.Resumed;
import io.rapport.servicedesk.ticket.TicketChange.SetWaiting;
import java.util.List;

/// Says, change by change, what the rest of the world gets to hear. Subject and description are
/// free text, therefore personal.
final class TicketPublishing {

    private TicketPublishing() {}

    /// Folds the changes, and claims the external ids.
    static Decision<Ticket> decide(Ticket before, List<TicketChange> changes) {
        var decision = Decision.folding(before, changes, Ticket::after, TicketPublishing::publish);
        return decision.claiming(
                ExternalIds.claims("ticket", decision.state().matter().externalIds()));
    }

    /// An assignment may open a ticket, so it is ordered among the changes of the status too.
    ///
    /// @param after the ticket as it stands after the change
    static Publication publish(Ticket after, TicketChange change) {
        var state = state(after);
        var personal = untouched(after);
        return switch (change) {
            case Opened(var opened) -> opened(opened, state);
            case Assigned(var from, var to) ->
                    Publication.of(
                            new TicketAssigned(
                                    new TicketAssigned.Change(from, to), state, personal),
                            Ticket.HANDLER,
                            Ticket.STATUS);
            case PriorityChanged(var from, var to) ->
                    Publication.of(
                            new TicketPriorityChanged(
                                    new TicketPriorityChanged.Change(from, to), state, personal),
                            Ticket.PRIORITY);
            case SetWaiting(var from, var reason) ->
                    Publication.of(
                            new TicketSetWaiting(
                                    new TicketSetWaiting.Change(from, reason), state, personal),
                            Ticket.STATUS);
            case Resumed(var from) ->
                    Publication.of(
                            new TicketResumed(new TicketResumed.Change(from), state, personal),
                            Ticket.STATUS);
            case Resolved(var from) ->
                    Publication.of(
                            new TicketResolved(new TicketResolved.Change(from), state, personal),
                            Ticket.STATUS);
            case Closed(var from) ->
                    Publication.of(
                            new TicketClosed(new TicketClosed.Change(from), state, personal),
                            Ticket.STATUS);
            case Reopened(var from) ->
                    Publication.of(
                            new TicketReopened(new TicketReopened.Change(from), state, personal),
                            Ticket.STATUS);
        };
    }

    /// The public state, as events and answers show it.
    static TicketState state(Ticket ticket) {
        var matter = ticket.matter();
        return new TicketState(
                matter.customerId(),
                matter.contactId(),
                matter.type(),
                matter.channel(),
                ticket.priority(),
                ticket.status(),
                ticket.handlerId(),
                ticket.reopenCount(),
                matter.externalIds());
    }

    /// The personal part.
    static TicketPersonal personal(Ticket ticket) {
        return new TicketPersonal(ticket.matter().subject(), ticket.matter().description());
    }

    private static Publication opened(Ticket opened, TicketState state) {
        var matter = opened.matter();
        var change =
                new TicketPersonal.Change(
                        changed(null, matter.subject()), changed(null, matter.description()));
        return Publication.of(
                new TicketOpened(
                        new TicketOpened.Change(), state, Personal.clear(change, personal(opened))),
                Ticket.STATUS,
                Ticket.HANDLER,
                Ticket.PRIORITY,
                Matter.CUSTOMER,
                Matter.CONTACT,
                Matter.TYPE,
                Matter.CHANNEL,
                Matter.SUBJECT,
                Matter.DESCRIPTION,
                Matter.EXTERNAL_IDS);
    }

    private static Personal<TicketPersonal.Change, TicketPersonal> untouched(Ticket ticket) {
        return Personal.clear(null, personal(ticket));
    }
}
