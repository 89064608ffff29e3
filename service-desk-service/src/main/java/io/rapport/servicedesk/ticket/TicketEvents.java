package io.rapport.servicedesk.ticket;

import static io.rapport.platform.aggregate.Differences.changed;

import io.rapport.contracts.Personal;
import io.rapport.contracts.Topics;
import io.rapport.contracts.service.TicketEvent;
import io.rapport.contracts.service.TicketEvent.TicketAssigned;
import io.rapport.contracts.service.TicketEvent.TicketClosed;
import io.rapport.contracts.service.TicketEvent.TicketDetailsChanged;
import io.rapport.contracts.service.TicketEvent.TicketOpened;
import io.rapport.contracts.service.TicketEvent.TicketPriorityChanged;
import io.rapport.contracts.service.TicketEvent.TicketReopened;
import io.rapport.contracts.service.TicketEvent.TicketResolved;
import io.rapport.contracts.service.TicketEvent.TicketResumed;
import io.rapport.contracts.service.TicketEvent.TicketSetWaiting;
import io.rapport.contracts.service.TicketPersonal;
import io.rapport.contracts.service.TicketPriority;
import io.rapport.contracts.service.TicketState;
import io.rapport.contracts.service.TicketStatus;
import io.rapport.contracts.service.TicketType;
import io.rapport.platform.aggregate.AggregateType;
import io.rapport.platform.aggregate.Changes;
import io.rapport.platform.aggregate.DeclaresAggregate;
import io.rapport.platform.aggregate.PersonalView;
import io.rapport.servicedesk.ticket.TicketChange.Assigned;
import io.rapport.servicedesk.ticket.TicketChange.Closed;
import io.rapport.servicedesk.ticket.TicketChange.DetailsChanged;
import io.rapport.servicedesk.ticket.TicketChange.Opened;
import io.rapport.servicedesk.ticket.TicketChange.PriorityChanged;
import io.rapport.servicedesk.ticket.TicketChange.Reopened;
import io.rapport.servicedesk.ticket.TicketChange.Resolved;
import io.rapport.servicedesk.ticket.TicketChange.Resumed;
import io.rapport.servicedesk.ticket.TicketChange.SetWaiting;

/// What tickets are made of, and, change by change, what the rest of the world gets to hear. Who
/// handles a ticket owns it; one that nobody handles is seen by everybody of the tenant who may see
/// tickets. Subject and description are free text, therefore personal.
@DeclaresAggregate
final class TicketEvents {

    static final String STATUS = "status";
    static final String PRIORITY = "priority";
    static final String HANDLER = "handler";

    /// An assignment may open a ticket, so it is ordered among the changes of the status too.
    static final AggregateType<Ticket, PersonalView<TicketState, TicketPersonal>> TYPE =
            AggregateType.of("ticket", "tic", "tickets", Ticket.class, Topics.SERVICE)
                    .externalIds(ticket -> ticket.matter().externalIds())
                    .filter("customer", ticket -> ticket.matter().customerId())
                    .owned(HANDLER, Ticket::handlerId)
                    .ordering(STATUS)
                    .choice(STATUS, TicketStatus.class, Ticket::status)
                    .choice(PRIORITY, TicketPriority.class, Ticket::priority)
                    .choice("type", TicketType.class, ticket -> ticket.matter().type())
                    .attribute("contact", ticket -> ticket.matter().contactId())
                    .attribute("channel", ticket -> ticket.matter().channel())
                    .personal("subject", ticket -> ticket.matter().subject())
                    .personal("description", ticket -> ticket.matter().description())
                    .sortedByRank(PRIORITY, Ticket::priority)
                    .tellsBeginning("openedAt")
                    .tells("resolvedAt", TicketResolved.class, TicketReopened.class)
                    .tells("closedAt", TicketClosed.class, TicketReopened.class)
                    .sortedByTimeOnceCreated("opened", "openedAt")
                    .sortedByChange()
                    .derived(2)
                    .offers("reasonCode", TicketForms.REASONS_OFFERED)
                    .listedAs("created")
                    .shownAs(TicketEvents::state, TicketEvents::personal);

    static final Changes<Ticket, TicketChange> CHANGES =
            Changes.of(TYPE, Ticket::after, TicketEvents::event);

    private TicketEvents() {}

    /// @param after the ticket as it stands after the change
    static TicketEvent event(Ticket after, TicketChange change) {
        var state = state(after);
        Personal<TicketPersonal.Change, TicketPersonal> personal =
                Personal.clear(null, personal(after));
        return switch (change) {
            case Opened _ -> new TicketOpened(new TicketOpened.Change(), state, words(after));
            case Assigned(var from, var to) ->
                    new TicketAssigned(new TicketAssigned.Change(from, to), state, personal);
            case PriorityChanged(var from, var to) ->
                    new TicketPriorityChanged(
                            new TicketPriorityChanged.Change(from, to), state, personal);
            case DetailsChanged(var from, var to) ->
                    new TicketDetailsChanged(changes(from, to), state, otherWords(after, from, to));
            case SetWaiting(var from, var reason) ->
                    new TicketSetWaiting(
                            new TicketSetWaiting.Change(from, reason), state, personal);
            case Resumed(var from) ->
                    new TicketResumed(new TicketResumed.Change(from), state, personal);
            case Resolved(var from) ->
                    new TicketResolved(new TicketResolved.Change(from), state, personal);
            case Closed(var from) ->
                    new TicketClosed(new TicketClosed.Change(from), state, personal);
            case Reopened(var from) ->
                    new TicketReopened(new TicketReopened.Change(from), state, personal);
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

    private static TicketDetailsChanged.Change changes(TicketDetails from, TicketDetails to) {
        return new TicketDetailsChanged.Change(
                changed(from.customerId(), to.customerId()),
                changed(from.contactId(), to.contactId()),
                changed(from.type(), to.type()),
                changed(from.externalIds(), to.externalIds()));
    }

    /// What reads otherwise now; no word of it where the words stayed.
    private static Personal<TicketPersonal.Change, TicketPersonal> otherWords(
            Ticket after, TicketDetails from, TicketDetails to) {
        var subject = changed(from.subject(), to.subject());
        var description = changed(from.description(), to.description());
        var change =
                subject == null && description == null
                        ? null
                        : new TicketPersonal.Change(subject, description);
        return Personal.clear(change, personal(after));
    }

    /// What an opening says.
    private static Personal<TicketPersonal.Change, TicketPersonal> words(Ticket opened) {
        var said = personal(opened);
        var change =
                new TicketPersonal.Change(
                        changed(null, said.subject()), changed(null, said.description()));
        return Personal.clear(change, said);
    }
}
