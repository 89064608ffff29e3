package io.rapport.contracts.marketing;

import io.rapport.contracts.Changed;
import io.rapport.contracts.EventType;
import io.rapport.contracts.ExternalId;
import io.rapport.contracts.Money;
import io.rapport.contracts.PublishedEvent;
import io.rapport.contracts.PublishedOn;
import io.rapport.contracts.Restoration;
import io.rapport.contracts.RestorationEvent;
import io.rapport.contracts.Topics;
import io.rapport.contracts.WithdrawnEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything that is published about a campaign. Nothing of it is personal.
@PublishedOn(Topics.MARKETING)
public sealed interface CampaignEvent extends PublishedEvent {

    @Override
    CampaignState state();

    /// A campaign was planned.
    @EventType("rapport.campaign.planned.v1")
    record CampaignPlanned(CampaignPlanned.Change change, CampaignState state)
            implements CampaignEvent {

        /// Nothing beyond the state itself.
        public record Change() {}
    }

    /// The plan changed.
    @EventType("rapport.campaign.changed.v1")
    record CampaignChanged(CampaignChanged.Change change, CampaignState state)
            implements CampaignEvent {

        /// The attributes that changed; `null` is "not touched".
        public record Change(
                @Nullable Changed<String> name,
                @Nullable Changed<String> objective,
                @Nullable Changed<Money> budget,
                @Nullable Changed<CampaignChannel> channel,
                @Nullable Changed<String> ownerId,
                @Nullable Changed<Integer> audienceSize,
                @Nullable Changed<List<ExternalId>> externalIds) {}
    }

    /// The campaign runs.
    @EventType("rapport.campaign.launched.v1")
    record CampaignLaunched(CampaignLaunched.Change change, CampaignState state)
            implements CampaignEvent {

        /// Nothing beyond the state itself.
        public record Change() {}
    }

    /// The campaign is over.
    @EventType("rapport.campaign.finished.v1")
    record CampaignFinished(CampaignFinished.Change change, CampaignState state)
            implements CampaignEvent {

        /// Nothing beyond the state itself.
        public record Change() {}
    }

    /// The campaign was called off: nobody is touched any more.
    @EventType("rapport.campaign.cancelled.v1")
    record CampaignCancelled(CampaignCancelled.Change change, CampaignState state)
            implements CampaignEvent {

        /// Whether it had been planned only, or ran.
        public record Change(CampaignStatus fromStatus) {}
    }

    /// The service was restored to an earlier point in time: this is the state since then.
    @EventType("rapport.campaign.restored.v1")
    record CampaignRestored(Restoration change, CampaignState state)
            implements CampaignEvent, RestorationEvent {}

    /// The service was restored to a point in time that does not know this campaign: there is none.
    @EventType("rapport.campaign.withdrawn.v1")
    record CampaignWithdrawn(Restoration change, CampaignState state)
            implements CampaignEvent, WithdrawnEvent {}
}
