package io.rapport.marketing.touch;

import io.rapport.contracts.ExternalId;
import io.rapport.contracts.marketing.CampaignChannel;
import io.rapport.platform.externalid.ExternalIds;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One contact of a campaign with one customer. It happened, so it never changes.
record Touch(
        String campaignId,
        String customerId,
        @Nullable String contactId,
        CampaignChannel channel,
        List<ExternalId> externalIds) {

    Touch {
        externalIds = ExternalIds.ordered(externalIds);
    }
}
