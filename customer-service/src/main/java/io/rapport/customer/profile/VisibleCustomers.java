package io.rapport.customer.profile;

import io.rapport.contracts.ExternalId;
import io.rapport.platform.scope.AccessScope;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What other features may ask about customers: whether the caller may know of one. What belongs to
/// a customer is seen by those who see the customer.
public interface VisibleCustomers {

    /// Whether there is such a customer within the scope.
    boolean holds(AccessScope scope, String customerId);

    /// Refuses a customer that is not within the scope.
    ///
    /// @throws io.rapport.platform.command.RefusalException `customer.unknown`
    void require(AccessScope scope, String customerId);

    /// Whether the scope sees what belongs to a customer. One is looked for in any case: what is
    /// hidden costs what there is not.
    ///
    /// @param customerId `null` where there is nothing to be seen
    boolean seesWhatBelongsTo(AccessScope scope, @Nullable String customerId);

    /// Whether there is such an organization within the scope.
    boolean holdsOrganization(AccessScope scope, String customerId);

    /// The customer whom another system calls so, seen or not.
    Optional<String> known(AccessScope scope, ExternalId externalId);
}
