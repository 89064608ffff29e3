package io.rapport.customer.profile;

import io.rapport.customer.lineage.Lineage;
import io.rapport.platform.aggregate.Aggregates;
import io.rapport.platform.security.AccessScope;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Groups of customers: who may be whose parent.
@Component
final class Hierarchy {

    private final Aggregates<Customer> customers;

    Hierarchy(Aggregates<Customer> customers) {
        this.customers = customers;
    }

    /// Refuses a parent that the scope does not see, or that would make a circle.
    ///
    /// @param id `null` for a customer that does not exist yet
    void check(AccessScope scope, @Nullable String id, @Nullable String parentId) {
        if (parentId == null) {
            return;
        }
        if (customers.find(scope, parentId).isEmpty()) {
            throw new CustomerRefusal.ParentUnknown(parentId).asException();
        }
        var everyone = new AccessScope.SystemScope(scope.tenant());
        switch (Lineage.judge(id, parentId, above -> parentOf(everyone, above))) {
            case SOUND -> {}
            case CIRCULAR -> throw new CustomerRefusal.ParentCircular(parentId).asException();
            case TOO_DEEP -> throw new CustomerRefusal.HierarchyTooDeep().asException();
        }
    }

    private Optional<String> parentOf(AccessScope scope, String id) {
        return customers.find(scope, id).map(found -> found.state().details().parentId());
    }
}
