package io.rapport.contracts.marketing;

import io.rapport.contracts.ExternalId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The public state of one contact of a campaign with one customer.
///
/// @param campaignId of which campaign
/// @param customerId with whom
/// @param contactId through which contact
/// @param channel how
/// @param externalIds what other systems call it
/// @param createdAt when it was first recorded; absent where that is unknown
/// @param changedAt when its last event was recorded; absent where that is unknown
/// @param occurredAt when it took place; absent where that is unknown
public record TouchState(
        String campaignId,
        String customerId,
        @Nullable String contactId,
        CampaignChannel channel,
        List<ExternalId> externalIds,
        @Nullable Instant createdAt,
        @Nullable Instant changedAt,
        @Nullable Instant occurredAt) {

    /// Keeps its own copies.
    public TouchState {
        externalIds = List.copyOf(externalIds);
    }

    /// Of unknown times: as it is decided, before it is recorded.
    public TouchState(
            String campaignId,
            String customerId,
            @Nullable String contactId,
            CampaignChannel channel,
            List<ExternalId> externalIds) {
        this(campaignId, customerId, contactId, channel, externalIds, null, null, null);
    }
}
