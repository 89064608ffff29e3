package io.rapport.contracts.customer;

import io.rapport.contracts.ExternalId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The public state of a contact.
///
/// @param customerId the organization where the contact works now, or worked last
/// @param decisionRole part in a decision to buy, if known
/// @param reportsToId contact to whom this one reports
/// @param externalIds what other systems call it
/// @param left `true` while the contact works there no more; `null` as long as it does
public record ContactState(
        String customerId,
        @Nullable DecisionRole decisionRole,
        @Nullable String reportsToId,
        List<ExternalId> externalIds,
        @Nullable Boolean left) {

    /// Keeps its own copies.
    public ContactState {
        externalIds = List.copyOf(externalIds);
    }
}
