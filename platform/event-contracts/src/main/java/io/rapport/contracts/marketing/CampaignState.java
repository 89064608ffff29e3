package io.rapport.contracts.marketing;

import io.rapport.contracts.ExternalId;
import io.rapport.contracts.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The public state of a campaign. The audience itself stays inside the service: it can be very
/// long, and who was reached is told by the touches.
///
/// @param name what it is called
/// @param objective what it is for
/// @param budget `null` if none was set, which is not 0
/// @param channel how it reaches people
/// @param status where it stands
/// @param ownerId employee who runs it
/// @param audienceSize how many customers are to be reached
/// @param externalIds what other systems call it
/// @param createdAt when it was first recorded; absent where that is unknown
/// @param changedAt when its last event was recorded; absent where that is unknown
/// @param launchedAt when it was launched; absent before, or where that is unknown
/// @param finishedAt when it was finished; absent before, or where that is unknown
public record CampaignState(
        String name,
        String objective,
        @Nullable Money budget,
        CampaignChannel channel,
        CampaignStatus status,
        @Nullable String ownerId,
        int audienceSize,
        List<ExternalId> externalIds,
        @Nullable Instant createdAt,
        @Nullable Instant changedAt,
        @Nullable Instant launchedAt,
        @Nullable Instant finishedAt) {

    /// Keeps its own copies.
    public CampaignState {
        externalIds = List.copyOf(externalIds);
    }

    /// Of unknown times: as it is decided, before it is recorded.
    public CampaignState(
            String name,
            String objective,
            @Nullable Money budget,
            CampaignChannel channel,
            CampaignStatus status,
            @Nullable String ownerId,
            int audienceSize,
            List<ExternalId> externalIds) {
        this(
                name,
                objective,
                budget,
                channel,
                status,
                ownerId,
                audienceSize,
                externalIds,
                null,
                null,
                null,
                null);
    }
}
