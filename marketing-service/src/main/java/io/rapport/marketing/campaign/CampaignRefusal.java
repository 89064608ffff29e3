package io.rapport.marketing.campaign;

import io.rapport.platform.command.Refusal;
import java.util.Map;

/// Every reason why campaigns say no.
public sealed interface CampaignRefusal extends Refusal {

    /// It is over.
    record Finished() implements CampaignRefusal {}

    /// It has not begun.
    record NotLaunched() implements CampaignRefusal {}

    /// A request names a campaign that does not exist.
    record NotFound(String campaign) implements CampaignRefusal {}

    /// The moments that an item gives cannot be.
    record HistoryBroken() implements CampaignRefusal {}

    @Override
    default Kind kind() {
        return switch (this) {
            case Finished _, NotLaunched _ -> Kind.CONFLICT;
            case NotFound _, HistoryBroken _ -> Kind.INVALID;
        };
    }

    @Override
    default String code() {
        return switch (this) {
            case Finished _ -> "campaign.finished";
            case NotLaunched _ -> "campaign.not-launched";
            case NotFound _ -> "campaign.not-found";
            case HistoryBroken _ -> "campaign.history-broken";
        };
    }

    @Override
    default String detail() {
        return switch (this) {
            case Finished _ -> "The campaign is finished and changes no more.";
            case NotLaunched _ -> "The campaign has not been launched yet.";
            case NotFound _ -> "The campaign named does not exist.";
            case HistoryBroken _ ->
                    "launchedAt and finishedAt need the moments before them, in this order:"
                            + " effectiveAt, launchedAt, finishedAt.";
        };
    }

    @Override
    default Map<String, Object> facts() {
        return switch (this) {
            case NotFound(var campaign) -> Map.of("campaign", campaign);
            case Finished _, NotLaunched _, HistoryBroken _ -> Map.of();
        };
    }
}
