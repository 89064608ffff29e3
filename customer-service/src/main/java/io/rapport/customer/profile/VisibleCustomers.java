package io.rapport.customer.profile;

import io.rapport.contracts.ExternalId;
import io.rapport.platform.aggregate.Aggregates;
import io.rapport.platform.externalid.ExternalIds;
import io.rapport.platform.security.AccessScope;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// What other features may ask about customers: whether the caller may know of one. What belongs to
/// a customer is seen by those who see the customer.
public interface VisibleCustomers {

    /// Whether there is such a customer within the scope.
    boolean holds(AccessScope scope, String customerId);

    /// Whether there is such an organization within the scope.
    boolean holdsOrganization(AccessScope scope, String customerId);

    /// The customer whom another system calls so, seen or not.
    Optional<String> known(AccessScope scope, ExternalId externalId);

    /// Asks the store.
    @Component
    final class StoredCustomers implements VisibleCustomers {

        private final Aggregates<Customer> customers;

        StoredCustomers(Aggregates<Customer> customers) {
            this.customers = customers;
        }

        @Override
        public boolean holds(AccessScope scope, String customerId) {
            return customers.find(scope, customerId).isPresent();
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
            return customers.holderOf(scope, ExternalIds.claim("customer", externalId));
        }
    }
}
