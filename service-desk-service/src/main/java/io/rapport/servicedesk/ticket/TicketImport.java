package io.rapport.servicedesk.ticket;

import io.rapport.contracts.service.TicketPriority;
import io.rapport.platform.aggregate.Decision;
import io.rapport.platform.aggregate.EffectiveTimes;
import io.rapport.platform.aggregate.History;
import io.rapport.platform.aggregate.KnownPast;
import io.rapport.platform.aggregate.NewerOnly;
import io.rapport.platform.aggregate.Stored;
import io.rapport.platform.externalid.LookUp;
import io.rapport.platform.imports.Offer;
import io.rapport.servicedesk.ticket.TicketChange.Opened;
import io.rapport.servicedesk.ticket.TicketItem.Step;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// Decides the items of one bulk request: what a new ticket is, and what of an item is news about a
/// known one.
///
/// @param customers finds a customer's id, or refuses
/// @param handlers finds an employee's id, or refuses
record TicketImport(LookUp customers, LookUp handlers) {

    static final String MATTER_STAYS = "what a ticket is about stays";

    Offer<Ticket> offer(TicketItem item) {
        var matter = item.matter(customers.idIfNamed(item.customerExternalId()));
        return new Offer<>(
                () -> tell(item, matter).decision(),
                (stored, newer) -> change(item, matter, stored, newer));
    }

    /// What the item says that the ticket has not seen yet.
    private Decision<Ticket> change(
            TicketItem item, TicketDetails matter, Stored<Ticket> stored, NewerOnly newer) {
        var told = tell(item, matter);
        var past =
                new KnownPast<>(
                        stored.effective(),
                        told.states(),
                        TicketEvents.STATUS,
                        stored.state()::standsLike);
        var history = TicketEvents.CHANGES.on(stored.state());
        opening(item, history, past);
        past.news(item.effectiveAt(), item.steps()).forEach(step -> add(history, step));
        whyNothing(item, told.state(), stored.state(), newer);
        if (isToldAtOtherTimes(item, told, stored.effective())) {
            newer.because(NewerOnly.HISTORY_STAYS);
        }
        return history.decision();
    }

    /// The whole history as the item tells it.
    private History<Ticket, TicketChange> tell(TicketItem item, TicketDetails matter) {
        var opened =
                Ticket.opening(
                        matter,
                        TicketForms.orNormal(item.priority()),
                        handlers.idIfNamed(item.handlerExternalId()));
        var history = TicketEvents.CHANGES.begin(opened, new Opened(opened), item.effectiveAt());
        item.steps().forEach(step -> add(history, step));
        return history;
    }

    /// What the item says of the time when the ticket was opened.
    private void opening(
            TicketItem item, History<Ticket, TicketChange> history, KnownPast<Ticket> past) {
        var at = item.effectiveAt();
        var priority = item.priority();
        var handler = handlers.idIfNamed(item.handlerExternalId());
        if (priority != null && past.isNewsOfBeginning(TicketEvents.PRIORITY, at)) {
            history.add(history.state().changePriority(priority), at);
        }
        if (handler != null && past.isNewsOfBeginning(TicketEvents.STATUS, at)) {
            history.add(history.state().assign(handler), at);
        }
    }

    private static void whyNothing(TicketItem item, Ticket told, Ticket known, NewerOnly newer) {
        if (told.status() != known.status()
                || told.priority() != known.priority()
                || (item.saysHandler() && !Objects.equals(told.handlerId(), known.handlerId()))) {
            newer.because(NewerOnly.REASON);
        } else if (!told.matter().saysNothingElseThan(known.matter())) {
            newer.because(MATTER_STAYS);
        }
    }

    private static boolean isToldAtOtherTimes(
            TicketItem item, History<Ticket, TicketChange> told, EffectiveTimes known) {
        return EffectiveTimes.isOther(known.beginning(), item.effectiveAt())
                || Stream.of(TicketEvents.STATUS, TicketEvents.PRIORITY, TicketEvents.HANDLER)
                        .anyMatch(each -> known.isToldOtherwise(each, told.times(each)));
    }

    private void add(History<Ticket, TicketChange> history, Step step) {
        history.add(changes(history.state(), step), step.effectiveAt());
    }

    private List<TicketChange> changes(Ticket ticket, Step step) {
        return switch (step.type()) {
            case ASSIGNED -> ticket.assign(handlers.idIfNamed(step.handlerExternalId()));
            case PRIORITY_CHANGED -> ticket.changePriority(priorityOf(step));
            case SET_WAITING -> ticket.setWaiting(step.reasonCode());
            case RESUMED -> ticket.resume();
            case RESOLVED -> ticket.resolve();
            case CLOSED -> ticket.close();
            case REOPENED -> ticket.reopen();
        };
    }

    private static TicketPriority priorityOf(Step step) {
        var priority = step.priority();
        if (priority == null) {
            throw new TicketRefusal.HistoryBroken("A step PRIORITY_CHANGED needs a priority.")
                    .asException();
        }
        return priority;
    }
}
