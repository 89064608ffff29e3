package io.rapport.marketing.campaign;

import io.rapport.contracts.ExternalId;
import io.rapport.contracts.marketing.CampaignStatus;
import io.rapport.platform.aggregate.Aggregates;
import io.rapport.platform.aggregate.Stored;
import io.rapport.platform.security.AccessScope;
import java.util.Optional;

/// Campaigns as touches and responses name them: only one that was launched has any. A finished one
/// still may, for what came of it is often told later.
public final class LaunchedCampaigns {

    private final Aggregates<Campaign> campaigns;

    LaunchedCampaigns(Aggregates<Campaign> campaigns) {
        this.campaigns = campaigns;
    }

    /// @throws io.rapport.platform.command.RefusalException `campaign.not-found` or
    ///   `campaign.not-launched`
    public KnownCampaign require(AccessScope scope, String id) {
        return launched(campaigns.find(scope, id), id);
    }

    /// The campaign whom another system calls so.
    ///
    /// @throws io.rapport.platform.command.RefusalException as the other one
    public KnownCampaign require(AccessScope scope, ExternalId externalId) {
        return launched(
                campaigns.find(scope, externalId), externalId.system() + ":" + externalId.id());
    }

    private static KnownCampaign launched(Optional<Stored<Campaign>> found, String named) {
        var campaign = found.orElseThrow(() -> new CampaignRefusal.NotFound(named).asException());
        if (campaign.state().status() == CampaignStatus.PLANNED) {
            throw new CampaignRefusal.NotLaunched().asException();
        }
        return new KnownCampaign(
                campaign.id(),
                campaign.state().plan().channel(),
                CampaignEvents.launchedAt(campaign).orElse(null));
    }
}
