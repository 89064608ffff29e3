package io.rapport.replicas;

import io.rapport.platform.scope.AccessScope;
import org.jspecify.annotations.Nullable;

/// What a service remembers of a customer.
///
/// @param ownerId employee; `null` while the customer lies in the pool
/// @param canonicalId the customer that it counts as; its own id unless merged
public record KnownCustomer(
        String id, String tenant, @Nullable String ownerId, String canonicalId) {

    private static final String KIND = "customer";

    /// Whether the scope may see it: the same rule as in the owning service.
    public boolean isVisibleTo(AccessScope scope) {
        return tenant.equals(scope.tenant()) && scope.over(KIND).holds(ownerId);
    }
}
