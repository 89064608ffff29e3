package io.rapport.contracts.marketing;

import io.rapport.contracts.ExternalId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The public state of what came of a campaign with one customer.
///
/// @param campaignId of which campaign
/// @param touchId to which touch, if known
/// @param customerId from whom
/// @param outcome what came of it
/// @param externalIds what other systems call it
public record ResponseState(
        String campaignId,
        @Nullable String touchId,
        String customerId,
        ResponseOutcome outcome,
        List<ExternalId> externalIds) {

    /// Keeps its own copies.
    public ResponseState {
        externalIds = List.copyOf(externalIds);
    }
}
