package io.rapport.marketing.campaign;

import io.rapport.contracts.ExternalId;
import io.rapport.contracts.Money;
import io.rapport.contracts.marketing.CampaignChannel;
import io.rapport.platform.externalid.ExternalIds;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a campaign is to do.
///
/// @param objective what it is for
/// @param budget `null` if none was set, which is not 0
/// @param ownerId employee who runs it
record Plan(
        String name,
        String objective,
        @Nullable Money budget,
        CampaignChannel channel,
        @Nullable String ownerId,
        List<ExternalId> externalIds) {

    Plan {
        externalIds = ExternalIds.ordered(externalIds);
    }
}
