package io.rapport.marketing.campaign;

import io.rapport.contracts.marketing.CampaignChannel;
import io.rapport.contracts.marketing.CampaignStatus;
import io.rapport.platform.aggregate.Stored;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A campaign as touches and responses know it: only one that was launched has any. A finished one
/// still may, for what came of it is often told later.
///
/// @param channel how it reaches people
/// @param launchedAt from when on it can have touched anybody; `null` where nobody can tell any
///   more
/// @param cancelledAt until when it can have touched anybody; `null` where it was not cancelled
public record KnownCampaign(
        String id,
        CampaignChannel channel,
        @Nullable Instant launchedAt,
        @Nullable Instant cancelledAt) {

    static KnownCampaign of(Stored<Campaign> campaign) {
        if (campaign.state().status() == CampaignStatus.PLANNED) {
            throw new CampaignRefusal.NotLaunched().asException();
        }
        return new KnownCampaign(
                campaign.id(),
                campaign.state().plan().channel(),
                CampaignEvents.launchedAt(campaign).orElse(null),
                CampaignEvents.cancelledAt(campaign).orElse(null));
    }
}
