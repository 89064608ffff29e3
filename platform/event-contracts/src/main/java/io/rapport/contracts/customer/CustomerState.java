package io.rapport.contracts.customer;

import io.rapport.contracts.ExternalId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The public state of a customer.
///
/// @param kind organization or person
/// @param name of an organization; a person's name is personal
/// @param industry line of business
/// @param region where the customer is
/// @param parentId the customer whose group it belongs to
/// @param ownerId employee who owns it; `null` while it lies in the pool
/// @param lifecycle where the relationship stands
/// @param externalIds what other systems call it
/// @param canonicalId own id, until it is merged into another customer
/// @param createdAt when it was first recorded; absent where that is unknown
/// @param changedAt when its last event was recorded; absent where that is unknown
public record CustomerState(
        CustomerKind kind,
        @Nullable String name,
        @Nullable String industry,
        @Nullable String region,
        @Nullable String parentId,
        @Nullable String ownerId,
        CustomerLifecycle lifecycle,
        List<ExternalId> externalIds,
        String canonicalId,
        @Nullable Instant createdAt,
        @Nullable Instant changedAt) {

    /// Keeps its own copies.
    public CustomerState {
        externalIds = List.copyOf(externalIds);
    }

    /// Of unknown times: as it is decided, before it is recorded.
    public CustomerState(
            CustomerKind kind,
            @Nullable String name,
            @Nullable String industry,
            @Nullable String region,
            @Nullable String parentId,
            @Nullable String ownerId,
            CustomerLifecycle lifecycle,
            List<ExternalId> externalIds,
            String canonicalId) {
        this(
                kind,
                name,
                industry,
                region,
                parentId,
                ownerId,
                lifecycle,
                externalIds,
                canonicalId,
                null,
                null);
    }
}
