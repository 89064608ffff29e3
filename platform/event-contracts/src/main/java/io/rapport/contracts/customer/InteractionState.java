package io.rapport.contracts.customer;

import io.rapport.contracts.ExternalId;
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
public record InteractionState(
        String customerId,
        @Nullable String contactId,
        @Nullable String employeeId,
        InteractionChannel channel,
        InteractionDirection direction,
        List<ExternalId> externalIds) {

    /// Keeps its own copies.
    public InteractionState {
        externalIds = List.copyOf(externalIds);
    }
}
