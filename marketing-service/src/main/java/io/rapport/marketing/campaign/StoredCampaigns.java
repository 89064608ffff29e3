package io.rapport.marketing.campaign;

import io.rapport.contracts.ExternalId;
import io.rapport.contracts.marketing.CampaignStatus;
import io.rapport.platform.aggregate.Aggregates;
import io.rapport.platform.aggregate.Stored;
import io.rapport.platform.externalid.ExternalIds;
import io.rapport.platform.security.AccessScope;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Asks the store.
@Component
final class StoredCampaigns implements LaunchedCampaigns {

    private final Aggregates<Campaign> campaigns;

    StoredCampaigns(Aggregates<Campaign> campaigns) {
        this.campaigns = campaigns;
    }

    @Override
    public KnownCampaign require(AccessScope scope, String id) {
        return launched(campaigns.find(scope, id), id);
    }

    @Override
    public KnownCampaign require(AccessScope scope, ExternalId externalId) {
        var found =
                campaigns
                        .holderOf(scope, ExternalIds.claim("campaign", externalId))
                        .flatMap(id -> campaigns.find(scope, id));
        return launched(found, externalId.system() + ":" + externalId.id());
    }

    private static KnownCampaign launched(Optional<Stored<Campaign>> found, String named) {
        var campaign = found.orElseThrow(() -> new CampaignRefusal.NotFound(named).asException());
        if (campaign.state().status() == CampaignStatus.PLANNED) {
            throw new CampaignRefusal.NotLaunched().asException();
        }
        return new KnownCampaign(campaign.id(), campaign.state().plan().channel());
    }
}
