package io.rapport.servicedesk.ticket;

import io.rapport.contracts.ExternalId;
import io.rapport.platform.security.AccessScope;
import io.rapport.platform.security.Caller;
import io.rapport.platform.security.Role;
import io.rapport.replicas.CustomerReplica;
import io.rapport.replicas.DirectoryReplica;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Judges what a ticket names: the handler must be an employee, the customer must exist, and for
/// sellers be one that they may see.
///
/// Agents and leads of the service desk may name any customer of their tenant, since a customer
/// calls whoever answers. That shows them nothing: what a ticket tells of its customer is the id
/// that the agent gave.
@Component
final class References {

    private static final Set<Role> DESK = EnumSet.of(Role.SERVICE_AGENT, Role.SERVICE_LEAD);
    private static final Set<Role> ASSIGNING =
            EnumSet.of(Role.SERVICE_AGENT, Role.SERVICE_LEAD, Role.ADMINISTRATOR, Role.INTEGRATION);

    private final CustomerReplica customers;
    private final DirectoryReplica directory;

    References(CustomerReplica customers, DirectoryReplica directory) {
        this.customers = customers;
        this.directory = directory;
    }

    /// @throws io.rapport.platform.command.RefusalException `customer.not-found` or
    ///   `customer.not-known-yet`
    void checkCustomer(Caller caller, AccessScope scope, @Nullable String customerId) {
        if (customerId != null) {
            var named = caller.hasAny(DESK) ? new AccessScope.WholeTenant(scope.tenant()) : scope;
            customers.require(named, customerId);
        }
    }

    /// @throws io.rapport.platform.command.RefusalException `ticket.assignment-not-yours`,
    ///   `employee.not-active` or `customer.not-known-yet`
    void checkFirstHandler(Caller caller, AccessScope scope, @Nullable String handlerId) {
        if (handlerId != null && !caller.hasAny(ASSIGNING)) {
            throw new TicketRefusal.AssignmentNotYours().asException();
        }
        checkHandler(scope, handlerId);
    }

    /// @throws io.rapport.platform.command.RefusalException `employee.not-active` or
    ///   `customer.not-known-yet`
    void checkHandler(AccessScope scope, @Nullable String handlerId) {
        if (handlerId != null) {
            directory.requireActive(scope, handlerId);
        }
    }

    /// The customer whom another system calls so.
    String customer(AccessScope scope, ExternalId externalId) {
        return customers.require(scope, externalId).id();
    }

    /// The employee whom another system calls so. A history also names those who have left.
    String handler(AccessScope scope, ExternalId externalId) {
        return directory.requireOfHistory(scope, externalId).id();
    }
}
