package io.rapport.customer.profile;

import io.rapport.customer.directory.Staff;
import io.rapport.platform.aggregate.Aggregates;
import io.rapport.platform.aggregate.Decision;
import io.rapport.platform.aggregate.Stored;
import io.rapport.platform.command.CommandAnswer;
import io.rapport.platform.command.CommandContext;
import io.rapport.platform.externalid.ExternalIds;
import io.rapport.platform.security.AccessScope;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// What may be asked of customers.
@Service
final class CustomerCommands {

    private final Aggregates<Customer> customers;
    private final Hierarchy hierarchy;
    private final Staff staff;

    CustomerCommands(Aggregates<Customer> customers, Hierarchy hierarchy, Staff staff) {
        this.customers = customers;
        this.hierarchy = hierarchy;
        this.staff = staff;
    }

    CommandAnswer register(CommandContext context, Customer customer) {
        return customers.create(context, id -> registered(context.scope(), id, customer));
    }

    CommandAnswer change(CommandContext context, String id, UnaryOperator<Customer> edit) {
        return customers.change(
                context,
                id,
                stored -> changed(context.scope(), stored, edit.apply(stored.state())));
    }

    Decision<Customer> registered(AccessScope scope, String id, Customer customer) {
        requireActive(scope, customer.ownerId());
        hierarchy.check(scope, null, customer.details().parentId());
        return decide(id, customer, List.of(new CustomerChange.Registered(customer)));
    }

    Decision<Customer> changed(AccessScope scope, Stored<Customer> stored, Customer wanted) {
        var known = stored.state();
        var changes = known.become(wanted);
        if (!Objects.equals(wanted.ownerId(), known.ownerId())) {
            requireActive(scope, wanted.ownerId());
        }
        if (!Objects.equals(wanted.details().parentId(), known.details().parentId())) {
            hierarchy.check(scope, stored.id(), wanted.details().parentId());
        }
        return decide(stored.id(), known, changes);
    }

    private void requireActive(AccessScope scope, @Nullable String ownerId) {
        if (ownerId != null && !staff.isActive(scope, ownerId)) {
            throw new CustomerRefusal.OwnerNotActive(ownerId).asException();
        }
    }

    private static Decision<Customer> decide(
            String id, Customer customer, List<CustomerChange> changes) {
        var decision =
                Decision.folding(
                        customer,
                        changes,
                        Customer::after,
                        (after, change) -> CustomerPublishing.publish(id, after, change));
        return decision.claiming(
                ExternalIds.claims("customer", decision.state().details().externalIds()));
    }
}
