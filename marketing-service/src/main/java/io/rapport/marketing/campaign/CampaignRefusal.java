package io.rapport.marketing.campaign;

import io.rapport.platform.command.Conflict;
import io.rapport.platform.command.Invalid;
import io.rapport.platform.command.Refusal;

/// Every reason why campaigns say no.
sealed interface CampaignRefusal extends Refusal {

    @Conflict(code = "campaign.finished", words = "The campaign is finished and changes no more.")
    record Finished() implements CampaignRefusal {}

    @Conflict(
            code = "campaign.cancelled",
            words = "The campaign was cancelled and changes no more.")
    record IsCancelled() implements CampaignRefusal {}

    @Conflict(code = "campaign.not-launched", words = "The campaign has not been launched yet.")
    record NotLaunched() implements CampaignRefusal {}

    @Invalid(
            code = "campaign.audience-too-large",
            words =
                    "The audience would hold {size} customers; it holds {most} at most. Remove some"
                            + " first, or plan another campaign.")
    record AudienceTooLarge(int size, int most) implements CampaignRefusal {}

    @Invalid(code = "campaign.not-found", words = "The campaign named does not exist.")
    record NotFound(String campaign) implements CampaignRefusal {}

    /// The moments that an item gives cannot be.
    @Invalid(code = "campaign.history-broken", words = "{why}", unsaid = "why")
    record HistoryBroken(String why) implements CampaignRefusal {}
}
