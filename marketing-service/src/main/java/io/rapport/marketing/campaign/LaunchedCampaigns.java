package io.rapport.marketing.campaign;

import io.rapport.contracts.ExternalId;
import io.rapport.platform.security.AccessScope;

/// Campaigns as touches and responses name them: only one that was launched has any. A finished one
/// still may, for what came of it is often told later.
public interface LaunchedCampaigns {

    /// @throws io.rapport.platform.command.RefusalException `campaign.not-found` or
    ///   `campaign.not-launched`
    KnownCampaign require(AccessScope scope, String id);

    /// The campaign whom another system calls so.
    ///
    /// @throws io.rapport.platform.command.RefusalException as the other one
    KnownCampaign require(AccessScope scope, ExternalId externalId);
}
