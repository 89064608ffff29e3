package io.rapport.servicedesk.ticket;

import io.rapport.contracts.service.TicketPriority;
import io.rapport.platform.aggregate.Aggregates;
import io.rapport.platform.command.CommandAnswer;
import io.rapport.platform.command.CommandContext;
import io.rapport.platform.security.Caller;
import io.rapport.servicedesk.ticket.TicketChange.Opened;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// What may be asked of tickets.
@Service
final class TicketCommands {

    private final Aggregates<Ticket> tickets;
    private final References references;

    TicketCommands(Aggregates<Ticket> tickets, References references) {
        this.tickets = tickets;
        this.references = references;
    }

    CommandAnswer open(CommandContext context, Caller caller, Ticket ticket) {
        references.checkCustomer(caller, context.scope(), ticket.matter().customerId());
        references.checkFirstHandler(caller, context.scope(), ticket.handlerId());
        return tickets.create(
                context, _ -> TicketPublishing.decide(ticket, List.of(new Opened(ticket))));
    }

    CommandAnswer assign(CommandContext context, String id, @Nullable String handlerId) {
        references.checkHandler(context.scope(), handlerId);
        return change(context, id, ticket -> ticket.assign(handlerId));
    }

    CommandAnswer changePriority(CommandContext context, String id, TicketPriority priority) {
        return change(context, id, ticket -> ticket.changePriority(priority));
    }

    CommandAnswer setWaiting(CommandContext context, String id, @Nullable String reasonCode) {
        return change(context, id, ticket -> ticket.setWaiting(reasonCode));
    }

    CommandAnswer resume(CommandContext context, String id) {
        return change(context, id, Ticket::resume);
    }

    CommandAnswer resolve(CommandContext context, String id) {
        return change(context, id, Ticket::resolve);
    }

    CommandAnswer close(CommandContext context, String id) {
        return change(context, id, Ticket::close);
    }

    CommandAnswer reopen(CommandContext context, String id) {
        return change(context, id, Ticket::reopen);
    }

    private CommandAnswer change(
            CommandContext context, String id, Function<Ticket, List<TicketChange>> ask) {
        return tickets.change(
                context,
                id,
                stored -> TicketPublishing.decide(stored.state(), ask.apply(stored.state())));
    }
}
