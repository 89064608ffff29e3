package io.rapport.customer.profile;

import static io.rapport.customer.profile.CustomerEvents.changes;

import io.rapport.customer.directory.EmployeeDirectory;
import io.rapport.customer.profile.CustomerChange.Registered;
import io.rapport.platform.aggregate.Aggregates;
import io.rapport.platform.aggregate.Decision;
import io.rapport.platform.aggregate.Lineage;
import io.rapport.platform.aggregate.Stored;
import io.rapport.platform.externalid.LookUp;
import io.rapport.platform.scope.AccessScope;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// What may be asked of customers.
@Service
final class CustomerCommands {

    private final Aggregates<Customer> customers;
    private final EmployeeDirectory staff;
    private final Lineage<Customer> groups;

    CustomerCommands(Aggregates<Customer> customers, EmployeeDirectory staff) {
        this.customers = customers;
        this.staff = staff;
        this.groups =
                new Lineage<>(
                        customers,
                        customer -> customer.details().parentId(),
                        CustomerRefusal.ParentCircular::new,
                        CustomerRefusal.HierarchyTooDeep::new);
    }

    Decision<Customer> registered(AccessScope scope, String id, Customer customer) {
        requireActive(scope, customer.ownerId());
        checkParent(scope, null, customer.details().parentId());
        return changes(id).created(customer, new Registered(customer));
    }

    Decision<Customer> changed(AccessScope scope, Stored<Customer> stored, Customer wanted) {
        var known = stored.state();
        var changes = known.become(wanted);
        if (!Objects.equals(wanted.ownerId(), known.ownerId())) {
            requireActive(scope, wanted.ownerId());
        }
        if (!Objects.equals(wanted.details().parentId(), known.details().parentId())) {
            checkParent(scope, stored.id(), wanted.details().parentId());
        }
        return changes(stored.id()).decide(known, changes);
    }

    /// Judges the items of one request.
    CustomerImport importing(AccessScope scope) {
        return new CustomerImport(
                this, scope, LookUp.of(scope, staff::known, CustomerRefusal.OwnerNotActive::new));
    }

    /// Refuses a parent that the scope does not see, or that would make a circle.
    ///
    /// @param id `null` for a customer that does not exist yet
    private void checkParent(AccessScope scope, @Nullable String id, @Nullable String parentId) {
        if (parentId == null) {
            return;
        }
        if (!customers.holds(scope, parentId)) {
            throw new CustomerRefusal.ParentUnknown(parentId).asException();
        }
        groups.check(new AccessScope.SystemScope(scope.tenant()), id, parentId);
    }

    private void requireActive(AccessScope scope, @Nullable String ownerId) {
        if (ownerId != null && !staff.isActive(scope, ownerId)) {
            throw new CustomerRefusal.OwnerNotActive(ownerId).asException();
        }
    }
}
