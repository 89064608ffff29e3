package io.rapport.marketing.response;

import io.rapport.contracts.ExternalId;
import io.rapport.contracts.marketing.ResponseOutcome;
import io.rapport.platform.externalid.ExternalIds;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What came of a campaign with one customer. It happened, so it never changes.
///
/// @param touchId to which touch, if known
/// @param note in the customer's words: personal
record Response(
        String campaignId,
        @Nullable String touchId,
        String customerId,
        ResponseOutcome outcome,
        @Nullable String note,
        List<ExternalId> externalIds) {

    Response {
        externalIds = ExternalIds.ordered(externalIds);
    }
}
