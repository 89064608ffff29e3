package io.rapport.marketing.campaign;

import io.rapport.platform.command.Conflict;
import io.rapport.platform.command.Invalid;
import io.rapport.platform.command.Refusal;

/// Every reason why campaigns say no.
sealed interface CampaignRefusal extends Refusal {

    @Conflict(code = "campaign.finished", words = "The campaign is finished and changes no more.")
    record Finished() implements CampaignRefusal {}

    @Conflict(code = "campaign.not-launched", words = "The campaign has not been launched yet.")
    record NotLaunched() implements CampaignRefusal {}

    @Invalid(code = "campaign.not-found", words = "The campaign named does not exist.")
    record NotFound(String campaign) implements CampaignRefusal {}

    /// The moments that an item gives cannot be.
    @Invalid(code = "campaign.history-broken", words = "{why}", unsaid = "why")
    record HistoryBroken(String why) implements CampaignRefusal {}
}
