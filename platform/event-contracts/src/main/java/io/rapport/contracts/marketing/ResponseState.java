package io.rapport.contracts.marketing;

import io.rapport.contracts.ExternalId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The public state of what came of a campaign with one customer.
///
/// @param campaignId of which campaign
/// @param touchId to which touch, if known
/// @param customerId from whom
/// @param outcome what came of it
/// @param externalIds what other systems call it
/// @param createdAt when it was first recorded; absent where that is unknown
/// @param changedAt when its last event was recorded; absent where that is unknown
/// @param occurredAt when it came; absent where that is unknown
public record ResponseState(
        String campaignId,
        @Nullable String touchId,
        String customerId,
        ResponseOutcome outcome,
        List<ExternalId> externalIds,
        @Nullable Instant createdAt,
        @Nullable Instant changedAt,
        @Nullable Instant occurredAt) {

    /// Keeps its own copies.
    public ResponseState {
        externalIds = List.copyOf(externalIds);
    }

    /// Of unknown times: as it is decided, before it is recorded.
    public ResponseState(
            String campaignId,
            @Nullable String touchId,
            String customerId,
            ResponseOutcome outcome,
            List<ExternalId> externalIds) {
        this(campaignId, touchId, customerId, outcome, externalIds, null, null, null);
    }
}
