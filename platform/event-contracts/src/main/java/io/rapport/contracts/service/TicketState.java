package io.rapport.contracts.service;

import io.rapport.contracts.ExternalId;
import java.time.Instant;
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
/// @param createdAt when it was first recorded; absent where that is unknown
/// @param changedAt when its last event was recorded; absent where that is unknown
/// @param openedAt when it was opened in the business; absent where that is unknown
/// @param resolvedAt when it was last resolved; absent where it is not, or where that is unknown
/// @param closedAt when it was last closed; absent where it is not, or where that is unknown
public record TicketState(
        @Nullable String customerId,
        @Nullable String contactId,
        TicketType type,
        TicketChannel channel,
        TicketPriority priority,
        TicketStatus status,
        @Nullable String handlerId,
        int reopenCount,
        List<ExternalId> externalIds,
        @Nullable Instant createdAt,
        @Nullable Instant changedAt,
        @Nullable Instant openedAt,
        @Nullable Instant resolvedAt,
        @Nullable Instant closedAt) {

    /// Keeps its own copies.
    public TicketState {
        externalIds = List.copyOf(externalIds);
    }

    /// Of unknown times: as it is decided, before it is recorded.
    public TicketState(
            @Nullable String customerId,
            @Nullable String contactId,
            TicketType type,
            TicketChannel channel,
            TicketPriority priority,
            TicketStatus status,
            @Nullable String handlerId,
            int reopenCount,
            List<ExternalId> externalIds) {
        this(
                customerId,
                contactId,
                type,
                channel,
                priority,
                status,
                handlerId,
                reopenCount,
                externalIds,
                null,
                null,
                null,
                null,
                null);
    }
}
