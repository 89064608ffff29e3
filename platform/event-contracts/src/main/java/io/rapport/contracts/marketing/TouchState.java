package io.rapport.contracts.marketing;

import io.rapport.contracts.ExternalId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The public state of one contact of a campaign with one customer.
///
/// @param campaignId of which campaign
/// @param customerId with whom
/// @param contactId through which contact
/// @param channel how
/// @param externalIds what other systems call it
public record TouchState(
        String campaignId,
        String customerId,
        @Nullable String contactId,
        CampaignChannel channel,
        List<ExternalId> externalIds) {

    /// Keeps its own copies.
    public TouchState {
        externalIds = List.copyOf(externalIds);
    }
}
