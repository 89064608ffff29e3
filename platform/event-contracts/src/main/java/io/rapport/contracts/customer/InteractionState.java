package io.rapport.contracts.customer;

import io.rapport.contracts.ExternalId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The public state of an interaction.
///
/// @param customerId with whom
/// @param contactId through which contact
/// @param employeeId who of the company took part
/// @param channel how
/// @param direction who turned to whom
/// @param externalIds what other systems call it
/// @param createdAt when it was first recorded; absent where that is unknown
/// @param changedAt when its last event was recorded; absent where that is unknown
/// @param occurredAt when it took place; absent where that is unknown
public record InteractionState(
        String customerId,
        @Nullable String contactId,
        @Nullable String employeeId,
        InteractionChannel channel,
        InteractionDirection direction,
        List<ExternalId> externalIds,
        @Nullable Instant createdAt,
        @Nullable Instant changedAt,
        @Nullable Instant occurredAt) {

    /// Keeps its own copies.
    public InteractionState {
        externalIds = List.copyOf(externalIds);
    }

    /// Of unknown times: as it is decided, before it is recorded.
    public InteractionState(
            String customerId,
            @Nullable String contactId,
            @Nullable String employeeId,
            InteractionChannel channel,
            InteractionDirection direction,
            List<ExternalId> externalIds) {
        this(customerId, contactId, employeeId, channel, direction, externalIds, null, null, null);
    }
}
