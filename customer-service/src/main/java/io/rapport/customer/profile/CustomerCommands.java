package io.rapport.customer.profile;

import static io.rapport.customer.profile.CustomerEvents.changes;

import io.rapport.contracts.ExternalId;
import io.rapport.customer.directory.EmployeeDirectory;
import io.rapport.customer.profile.CustomerChange.Registered;
import io.rapport.platform.aggregate.Decision;
import io.rapport.platform.aggregate.Stored;
import io.rapport.platform.externalid.LookUp;
import io.rapport.platform.security.AccessScope;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// What may be asked of customers.
@Service
final class CustomerCommands {

    private final Hierarchy hierarchy;
    private final EmployeeDirectory staff;

    CustomerCommands(Hierarchy hierarchy, EmployeeDirectory staff) {
        this.hierarchy = hierarchy;
        this.staff = staff;
    }

    Decision<Customer> registered(AccessScope scope, String id, Customer customer) {
        requireActive(scope, customer.ownerId());
        hierarchy.check(scope, null, customer.details().parentId());
        return changes(id).created(customer, new Registered(customer));
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
        return changes(stored.id()).decide(known, changes);
    }

    /// Judges the items of one request.
    CustomerImport importing(AccessScope scope) {
        return new CustomerImport(this, scope, new LookUp(id -> owner(scope, id)));
    }

    private String owner(AccessScope scope, ExternalId named) {
        return staff.known(scope, named)
                .orElseThrow(() -> new CustomerRefusal.OwnerNotActive(named.id()).asException());
    }

    private void requireActive(AccessScope scope, @Nullable String ownerId) {
        if (ownerId != null && !staff.isActive(scope, ownerId)) {
            throw new CustomerRefusal.OwnerNotActive(ownerId).asException();
        }
    }
}
