package io.rapport.customer.profile;

import io.rapport.contracts.ExternalId;
import io.rapport.platform.aggregate.Aggregates;
import io.rapport.platform.scope.AccessScope;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Customers as the store has them.
@Component
final class StoredCustomers implements VisibleCustomers {

    private static final String NOBODY = "cus_";

    private final Aggregates<Customer> customers;

    StoredCustomers(Aggregates<Customer> customers) {
        this.customers = customers;
    }

    @Override
    public boolean holds(AccessScope scope, String customerId) {
        return customers.holds(scope, customerId);
    }

    @Override
    public void require(AccessScope scope, String customerId) {
        customers.require(scope, customerId);
    }

    @Override
    public boolean seesWhatBelongsTo(AccessScope scope, @Nullable String customerId) {
        return holds(scope, customerId == null ? NOBODY : customerId);
    }

    @Override
    public boolean holdsOrganization(AccessScope scope, String customerId) {
        return customers
                .find(scope, customerId)
                .filter(found -> found.state().kind() == CustomerKind.ORGANIZATION)
                .isPresent();
    }

    @Override
    public Optional<String> known(AccessScope scope, ExternalId externalId) {
        return customers.idOf(scope, externalId);
    }
}
