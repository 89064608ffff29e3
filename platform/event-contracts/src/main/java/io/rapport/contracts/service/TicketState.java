package io.rapport.contracts.service;

import io.rapport.contracts.ExternalId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The public state of a ticket.
///
/// @param customerId who asked; `null` while the caller is unknown
/// @param contactId through which contact
/// @param type what is wanted
/// @param channel how it came in
/// @param priority how urgent it is
/// @param status where it stands
/// @param handlerId employee who works on it
/// @param reopenCount how often it was reopened
/// @param externalIds what other systems call it
public record TicketState(
        @Nullable String customerId,
        @Nullable String contactId,
        TicketType type,
        TicketChannel channel,
        TicketPriority priority,
        TicketStatus status,
        @Nullable String handlerId,
        int reopenCount,
        List<ExternalId> externalIds) {

    /// Keeps its own copies.
    public TicketState {
        externalIds = List.copyOf(externalIds);
    }
}
