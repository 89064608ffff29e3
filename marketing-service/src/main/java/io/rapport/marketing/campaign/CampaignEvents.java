package io.rapport.marketing.campaign;

import static io.rapport.platform.aggregate.Differences.changed;

import io.rapport.contracts.Topics;
import io.rapport.contracts.marketing.CampaignChannel;
import io.rapport.contracts.marketing.CampaignEvent;
import io.rapport.contracts.marketing.CampaignEvent.CampaignCancelled;
import io.rapport.contracts.marketing.CampaignEvent.CampaignChanged;
import io.rapport.contracts.marketing.CampaignEvent.CampaignFinished;
import io.rapport.contracts.marketing.CampaignEvent.CampaignLaunched;
import io.rapport.contracts.marketing.CampaignEvent.CampaignPlanned;
import io.rapport.contracts.marketing.CampaignState;
import io.rapport.contracts.marketing.CampaignStatus;
import io.rapport.marketing.campaign.CampaignChange.Cancelled;
import io.rapport.marketing.campaign.CampaignChange.Finished;
import io.rapport.marketing.campaign.CampaignChange.Launched;
import io.rapport.marketing.campaign.CampaignChange.PlanChanged;
import io.rapport.marketing.campaign.CampaignChange.Planned;
import io.rapport.marketing.campaign.CampaignChange.Readdressed;
import io.rapport.platform.aggregate.AggregateType;
import io.rapport.platform.aggregate.Changes;
import io.rapport.platform.aggregate.DeclaresAggregate;
import io.rapport.platform.aggregate.Stored;
import io.rapport.platform.aggregate.View;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What campaigns are made of, and, change by change, what the rest of the world gets to hear: of
/// the audience only its size.
@DeclaresAggregate
final class CampaignEvents {

    static final String STATUS = "status";
    private static final String CANCELLED = "cancelled";

    static final AggregateType<Campaign, View<CampaignState>> TYPE =
            AggregateType.of("campaign", "cam", "campaigns", Campaign.class, Topics.MARKETING)
                    .externalIds(campaign -> campaign.plan().externalIds())
                    .owned("owner", campaign -> campaign.plan().ownerId())
                    .choice(STATUS, CampaignStatus.class, Campaign::standing)
                    .lasting(CANCELLED, Campaign::isCancelled, Campaign::calledOff)
                    .choice("channel", CampaignChannel.class, campaign -> campaign.plan().channel())
                    .attribute("name", campaign -> campaign.plan().name())
                    .attribute("objective", campaign -> campaign.plan().objective())
                    .attribute("budget", campaign -> campaign.plan().budget())
                    .attribute("audience", Campaign::audience)
                    .sortedByText("name", campaign -> campaign.plan().name())
                    .tells("launchedAt", CampaignLaunched.class)
                    .tells("finishedAt", CampaignFinished.class)
                    .sortedByChange()
                    .derived(3)
                    .listedAs("planned")
                    .shownAs(CampaignEvents::state);

    static final Changes<Campaign, CampaignChange> CHANGES =
            Changes.of(TYPE, Campaign::after, CampaignEvents::event);

    private CampaignEvents() {}

    /// Another audience of the same size changes the campaign, and publishes nothing.
    ///
    /// @param after the campaign as it stands after the change
    static @Nullable CampaignEvent event(Campaign after, CampaignChange change) {
        var state = state(after);
        return switch (change) {
            case Planned _ -> new CampaignPlanned(new CampaignPlanned.Change(), state);
            case PlanChanged(var from, var to) -> new CampaignChanged(planChange(from, to), state);
            case Readdressed(var from, var to) -> {
                var size = changed(from.size(), to.size());
                yield size == null
                        ? null
                        : new CampaignChanged(
                                new CampaignChanged.Change(
                                        null, null, null, null, null, size, null),
                                state);
            }
            case Launched _ -> new CampaignLaunched(new CampaignLaunched.Change(), state);
            case Cancelled(var from) ->
                    new CampaignCancelled(new CampaignCancelled.Change(from), state);
            case Finished _ -> new CampaignFinished(new CampaignFinished.Change(), state);
        };
    }

    /// The public state, as events and answers show it.
    static CampaignState state(Campaign campaign) {
        var plan = campaign.plan();
        return new CampaignState(
                plan.name(),
                plan.objective(),
                plan.budget(),
                plan.channel(),
                campaign.standing(),
                plan.ownerId(),
                campaign.audience().size(),
                plan.externalIds());
    }

    /// When the campaign was launched: a finished one keeps the change before its last one too.
    static Optional<Instant> launchedAt(Stored<Campaign> campaign) {
        var times = campaign.effective();
        return switch (campaign.state().status()) {
            case PLANNED, CANCELLED, UNKNOWN -> Optional.empty();
            case RUNNING ->
                    campaign.state().isCancelled() ? times.beforeLast(STATUS) : times.last(STATUS);
            case FINISHED -> times.beforeLast(STATUS);
        };
    }

    /// When the campaign was cancelled.
    static Optional<Instant> cancelledAt(Stored<Campaign> campaign) {
        return campaign.state().isCancelled()
                ? campaign.effective().last(CANCELLED)
                : Optional.empty();
    }

    private static CampaignChanged.Change planChange(Plan from, Plan to) {
        return new CampaignChanged.Change(
                changed(from.name(), to.name()),
                changed(from.objective(), to.objective()),
                changed(from.budget(), to.budget()),
                changed(from.channel(), to.channel()),
                changed(from.ownerId(), to.ownerId()),
                null,
                changed(from.externalIds(), to.externalIds()));
    }
}
