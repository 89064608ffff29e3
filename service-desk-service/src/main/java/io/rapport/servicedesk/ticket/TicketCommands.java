package io.rapport.servicedesk.ticket;

import io.rapport.platform.aggregate.Decision;
import io.rapport.platform.aggregate.Stored;
import io.rapport.platform.security.AccessScope;
import io.rapport.platform.security.Caller;
import io.rapport.servicedesk.ticket.TicketChange.Opened;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// What may be asked of tickets where others must be asked first.
@Service
final class TicketCommands {

    private final References references;

    TicketCommands(References references) {
        this.references = references;
    }

    Decision<Ticket> open(Caller caller, AccessScope scope, Ticket ticket) {
        references.checkCustomer(caller, scope, ticket.matter().customerId());
        references.checkFirstHandler(caller, scope, ticket.handlerId());
        return TicketEvents.CHANGES.created(ticket, new Opened(ticket));
    }

    Function<Stored<Ticket>, Decision<Ticket>> assign(
            AccessScope scope, @Nullable String handlerId) {
        references.checkHandler(scope, handlerId);
        return TicketEvents.CHANGES.asked(ticket -> ticket.assign(handlerId));
    }

    /// Judges the items of one request.
    TicketImport importing(AccessScope scope) {
        return new TicketImport(
                id -> references.customer(scope, id), id -> references.handler(scope, id));
    }
}
