package io.rapport.marketing.campaign;

import io.rapport.contracts.ExternalId;
import io.rapport.contracts.Money;
import io.rapport.contracts.marketing.CampaignChannel;
import io.rapport.platform.aggregate.Differences;
import io.rapport.platform.externalid.ExternalIds;
import java.util.List;
import java.util.Set;
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

    static final String NAME = "name";
    static final String OBJECTIVE = "objective";
    static final String BUDGET = "budget";
    static final String CHANNEL = "channel";
    static final String OWNER = "owner";
    static final String EXTERNAL_IDS = "externalIds";

    Plan {
        externalIds = ExternalIds.ordered(externalIds);
    }

    /// The attributes in which the other one differs.
    Set<String> differencesTo(Plan other) {
        return new Differences()
                .in(NAME, name, other.name)
                .in(OBJECTIVE, objective, other.objective)
                .in(BUDGET, budget, other.budget)
                .in(CHANNEL, channel, other.channel)
                .in(OWNER, ownerId, other.ownerId)
                .in(EXTERNAL_IDS, externalIds, other.externalIds)
                .attributes();
    }
}
