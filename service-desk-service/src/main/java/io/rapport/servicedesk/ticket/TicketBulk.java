package io.rapport.servicedesk.ticket;

import io.rapport.contracts.service.TicketPriority;
import io.rapport.platform.aggregate.Decision;
import io.rapport.platform.aggregate.NewerOnly;
import io.rapport.platform.aggregate.Publication;
import io.rapport.platform.aggregate.Stored;
import io.rapport.platform.externalid.ExternalIdForm;
import io.rapport.servicedesk.ticket.TicketChange.Opened;
import io.rapport.servicedesk.ticket.TicketForms.Urgency;
import io.rapport.servicedesk.ticket.TicketItem.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Decides one item of a bulk request: what a new ticket is, and what of the item is news about a
/// known one. One object judges one item.
final class TicketBulk {

    static final String MATTER_STAYS = "what a ticket is about stays";

    private final TicketItem item;
    private final @Nullable String customer;
    private final Function<ExternalIdForm, String> handlers;
    private @Nullable String reason;

    /// @param customer id of the customer that the item names
    /// @param handlers finds an employee's id, or refuses
    TicketBulk(
            TicketItem item, @Nullable String customer, Function<ExternalIdForm, String> handlers) {
        this.item = item;
        this.customer = customer;
        this.handlers = handlers;
    }

    /// Why nothing changed, if there was something in the item that differs.
    @Nullable String reason() {
        return reason;
    }

    Decision<Ticket> create() {
        return tell(item.steps()).decision();
    }

    /// What the item says that the ticket has not seen yet.
    Decision<Ticket> change(Stored<Ticket> stored) {
        var steps = item.steps();
        var told = tell(steps);
        var past = new KnownPast(stored, told.states);
        var folded = new Folded(stored.state());
        opening(folded, past);
        past.news(item.effectiveAt(), steps).forEach(folded::step);
        var decision = folded.decision();
        reason = decision.publications().isEmpty() ? whyNothing(told.state, stored.state()) : null;
        return decision;
    }

    /// The whole history as the item tells it.
    private Folded tell(List<Step> steps) {
        var opened =
                Ticket.opening(
                        matter(),
                        Urgency.orNormal(item.priority()),
                        handler(item.handlerExternalId()));
        var folded = new Folded(opened);
        folded.add(List.of(new Opened(opened)), item.effectiveAt());
        steps.forEach(folded::step);
        return folded;
    }

    /// What the item says of the time when the ticket was opened.
    private void opening(Folded folded, KnownPast past) {
        var at = item.effectiveAt();
        var priority = item.priority();
        var handler = item.handlerExternalId();
        if (priority != null && past.isOpeningNews(Ticket.PRIORITY, at)) {
            folded.add(folded.state.changePriority(priority.priority()), at);
        }
        if (handler != null && past.isOpeningNews(Ticket.STATUS, at)) {
            folded.add(folded.state.assign(handler(handler)), at);
        }
    }

    private @Nullable String whyNothing(Ticket told, Ticket known) {
        if (told.status() != known.status()
                || told.priority() != known.priority()
                || (told.handlerId() != null && !told.handlerId().equals(known.handlerId()))) {
            return NewerOnly.REASON;
        }
        return isAbout(known.matter()) ? null : MATTER_STAYS;
    }

    private boolean isAbout(Matter known) {
        return item.type().type() == known.type()
                && item.channel().channel() == known.channel()
                && item.subject().equals(known.subject())
                && (item.description() == null || item.description().equals(known.description()))
                && (customer == null || customer.equals(known.customerId()));
    }

    private Matter matter() {
        return new Matter(
                customer,
                null,
                item.type().type(),
                item.channel().channel(),
                item.subject(),
                item.description(),
                List.of(item.id()));
    }

    private @Nullable String handler(@Nullable ExternalIdForm externalId) {
        return externalId == null ? null : handlers.apply(externalId);
    }

    /// Changes folded one after another, each at its own time.
    private final class Folded {

        private final List<Publication> publications = new ArrayList<>();
        private final List<Ticket> states = new ArrayList<>();
        private Ticket state;

        Folded(Ticket state) {
            this.state = state;
        }

        void step(Step step) {
            add(changes(step), step.effectiveAt());
        }

        private List<TicketChange> changes(Step step) {
            return switch (step.type()) {
                case ASSIGNED -> state.assign(handler(step.handlerExternalId()));
                case PRIORITY_CHANGED -> state.changePriority(priorityOf(step));
                case SET_WAITING -> state.setWaiting(step.reasonCode());
                case RESUMED -> state.resume();
                case RESOLVED -> state.resolve();
                case CLOSED -> state.close();
                case REOPENED -> state.reopen();
            };
        }

        private static TicketPriority priorityOf(Step step) {
            var priority = step.priority();
            if (priority == null) {
                throw new TicketRefusal.HistoryBroken("A step PRIORITY_CHANGED needs a priority.")
                        .asException();
            }
            return priority.priority();
        }

        /// @param effective `null` is now
        void add(List<TicketChange> changes, @Nullable Instant effective) {
            var decision = TicketPublishing.decide(state, changes);
            decision.publications()
                    .forEach(publication -> publications.add(publication.at(effective)));
            state = decision.state();
            states.add(state);
        }

        Decision<Ticket> decision() {
            return TicketPublishing.decide(state, List.of()).publishing(publications);
        }
    }
}
