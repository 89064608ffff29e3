package io.rapport.marketing.campaign;

import static io.rapport.platform.aggregate.Differences.changed;

import io.rapport.contracts.marketing.CampaignEvent.CampaignChanged;
import io.rapport.contracts.marketing.CampaignEvent.CampaignFinished;
import io.rapport.contracts.marketing.CampaignEvent.CampaignLaunched;
import io.rapport.contracts.marketing.CampaignEvent.CampaignPlanned;
import io.rapport.contracts.marketing.CampaignState;
import io.rapport.marketing.campaign.CampaignChange.Finished;
import io.rapport.marketing.campaign.CampaignChange.Launched;
import io.rapport.marketing.campaign.CampaignChange.PlanChanged;
import io.rapport.marketing.campaign.CampaignChange.Planned;
import io.rapport.marketing.campaign.CampaignChange.Readdressed;
import io.rapport.platform.aggregate.Decision;
import io.rapport.platform.aggregate.Publication;
import io.rapport.platform.externalid.ExternalIds;
import java.util.ArrayList;
import java.util.List;

/// Says, change by change, what the rest of the world gets to hear: of the audience only its size.
final class CampaignPublishing {

    private CampaignPublishing() {}

    /// Folds the changes, and claims the external ids. Another audience of the same size changes
    /// the campaign, and publishes nothing.
    static Decision<Campaign> decide(Campaign before, List<CampaignChange> changes) {
        var state = before;
        var publications = new ArrayList<Publication>();
        for (var change : changes) {
            state = state.after(change);
            publications.addAll(publish(state, change));
        }
        return new Decision<>(
                state, publications, ExternalIds.claims("campaign", state.plan().externalIds()));
    }

    /// @param after the campaign as it stands after the change
    static List<Publication> publish(Campaign after, CampaignChange change) {
        var state = state(after);
        return switch (change) {
            case Planned _ -> List.of(planned(state));
            case PlanChanged(var from, var to) ->
                    List.of(
                            new Publication(
                                    new CampaignChanged(planChange(from, to), state),
                                    from.differencesTo(to),
                                    null,
                                    null));
            case Readdressed(var from, var to) -> {
                var size = changed(from.size(), to.size());
                yield size == null
                        ? List.of()
                        : List.of(
                                Publication.of(
                                        new CampaignChanged(
                                                new CampaignChanged.Change(
                                                        null, null, null, null, null, size, null),
                                                state),
                                        Campaign.AUDIENCE));
            }
            case Launched _ ->
                    List.of(
                            Publication.of(
                                    new CampaignLaunched(new CampaignLaunched.Change(), state),
                                    Campaign.STATUS));
            case Finished _ ->
                    List.of(
                            Publication.of(
                                    new CampaignFinished(new CampaignFinished.Change(), state),
                                    Campaign.STATUS));
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
                campaign.status(),
                plan.ownerId(),
                campaign.audience().size(),
                plan.externalIds());
    }

    private static Publication planned(CampaignState state) {
        return Publication.of(
                new CampaignPlanned(new CampaignPlanned.Change(), state),
                Campaign.STATUS,
                Campaign.AUDIENCE,
                Plan.NAME,
                Plan.OBJECTIVE,
                Plan.BUDGET,
                Plan.CHANNEL,
                Plan.OWNER,
                Plan.EXTERNAL_IDS);
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
