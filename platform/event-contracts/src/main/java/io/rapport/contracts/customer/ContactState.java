package io.rapport.contracts.customer;

import io.rapport.contracts.ExternalId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The public state of a contact.
///
/// @param customerId the organization where the contact works now, or worked last
/// @param decisionRole part in a decision to buy, if known
/// @param reportsToId contact to whom this one reports
/// @param externalIds what other systems call it
/// @param left `true` while the contact works there no more; `null` as long as it does
/// @param createdAt when it was first recorded; absent where that is unknown
/// @param changedAt when its last event was recorded; absent where that is unknown
public record ContactState(
        String customerId,
        @Nullable DecisionRole decisionRole,
        @Nullable String reportsToId,
        List<ExternalId> externalIds,
        @Nullable Boolean left,
        @Nullable Instant createdAt,
        @Nullable Instant changedAt) {

    /// Keeps its own copies.
    public ContactState {
        externalIds = List.copyOf(externalIds);
    }

    /// Of unknown times: as it is decided, before it is recorded.
    public ContactState(
            String customerId,
            @Nullable DecisionRole decisionRole,
            @Nullable String reportsToId,
            List<ExternalId> externalIds,
            @Nullable Boolean left) {
        this(customerId, decisionRole, reportsToId, externalIds, left, null, null);
    }
}
