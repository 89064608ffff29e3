package io.rapport.customer.profile;

import io.rapport.customer.directory.Staff;
import io.rapport.platform.aggregate.Aggregates;
import io.rapport.platform.aggregate.Decision;
import io.rapport.platform.aggregate.Stored;
import io.rapport.platform.command.CommandAnswer;
import io.rapport.platform.command.CommandContext;
import io.rapport.platform.externalid.ExternalIds;
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
        return customers.create(
                context,
                id -> {
                    requireActive(context, customer.ownerId());
                    hierarchy.check(context.scope(), null, customer.details().parentId());
                    return decide(id, customer, List.of(new CustomerChange.Registered(customer)));
                });
    }

    CommandAnswer changeDetails(CommandContext context, String id, UnaryOperator<Details> edit) {
        return customers.change(
                context,
                id,
                stored -> {
                    var wanted = edit.apply(stored.state().details());
                    checkParent(context, stored, wanted.parentId());
                    return decide(stored, stored.state().changeDetails(wanted));
                });
    }

    CommandAnswer changeOwner(CommandContext context, String id, @Nullable String ownerId) {
        return customers.change(
                context,
                id,
                stored -> {
                    var changes = stored.state().changeOwner(ownerId);
                    if (!changes.isEmpty()) {
                        requireActive(context, ownerId);
                    }
                    return decide(stored, changes);
                });
    }

    CommandAnswer changeLifecycle(CommandContext context, String id, Lifecycle lifecycle) {
        return customers.change(
                context, id, stored -> decide(stored, stored.state().changeLifecycle(lifecycle)));
    }

    private void requireActive(CommandContext context, @Nullable String ownerId) {
        if (ownerId != null && !staff.isActive(context.scope(), ownerId)) {
            throw new CustomerRefusal.OwnerNotActive(ownerId).asException();
        }
    }

    private void checkParent(
            CommandContext context, Stored<Customer> stored, @Nullable String parentId) {
        if (!Objects.equals(parentId, stored.state().details().parentId())) {
            hierarchy.check(context.scope(), stored.id(), parentId);
        }
    }

    static Decision<Customer> decide(Stored<Customer> stored, List<CustomerChange> changes) {
        return decide(stored.id(), stored.state(), changes);
    }

    static Decision<Customer> decide(String id, Customer customer, List<CustomerChange> changes) {
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
