package io.rapport.servicedesk.ticket;

import io.rapport.platform.aggregate.Decision;
import io.rapport.platform.aggregate.Stored;
import io.rapport.platform.scope.AccessScope;
import io.rapport.platform.security.Caller;
import io.rapport.platform.security.Role;
import io.rapport.replicas.CustomerReplica;
import io.rapport.replicas.DirectoryReplica;
import io.rapport.roles.Roles;
import io.rapport.servicedesk.ticket.TicketChange.Opened;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// What may be asked of tickets where others must be asked first: the handler must be an employee,
/// the customer one that the caller may see.
@Service
final class TicketCommands {

    private static final Set<String> ASSIGNING =
            Set.of(Roles.SERVICE_AGENT, Roles.SERVICE_LEAD, Role.ADMINISTRATOR, Role.INTEGRATION);

    private final CustomerReplica customers;
    private final DirectoryReplica directory;

    TicketCommands(CustomerReplica customers, DirectoryReplica directory) {
        this.customers = customers;
        this.directory = directory;
    }

    Decision<Ticket> open(Caller caller, AccessScope scope, Ticket ticket) {
        customers.requireIfNamed(scope, ticket.matter().customerId());
        checkFirstHandler(caller, scope, ticket.handlerId());
        return TicketEvents.CHANGES.created(ticket, new Opened(ticket));
    }

    Function<Stored<Ticket>, Decision<Ticket>> assign(
            AccessScope scope, @Nullable String handlerId) {
        return TicketEvents.CHANGES.asked(ticket -> {
            directory.requireActiveIfNamed(scope, handlerId);
            return ticket.assign(handlerId);
        });
    }

    /// Whose ticket it is is asked only where that becomes another one.
    Decision<Ticket> changeDetails(AccessScope scope, Ticket ticket, TicketDetails wanted) {
        if (!Objects.equals(wanted.customerId(), ticket.matter().customerId())) {
            customers.requireIfNamed(scope, wanted.customerId());
        }
        return TicketEvents.CHANGES.decide(ticket, ticket.changeDetails(wanted));
    }

    /// Judges the items of one request. A history also names employees who have left.
    TicketImport importing(AccessScope scope) {
        return new TicketImport(customers.lookUp(scope), directory.lookUpOfHistory(scope));
    }

    /// @throws io.rapport.platform.command.RefusalException `ticket.assignment-not-yours`,
    ///   `employee.not-active` or `customer.not-known-yet`
    private void checkFirstHandler(Caller caller, AccessScope scope, @Nullable String handlerId) {
        if (handlerId != null && !caller.hasAny(ASSIGNING)) {
            throw new TicketRefusal.AssignmentNotYours().asException();
        }
        directory.requireActiveIfNamed(scope, handlerId);
    }
}
