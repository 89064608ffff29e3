package io.rapport.marketing.campaign;

import io.rapport.contracts.marketing.CampaignStatus;
import io.rapport.marketing.campaign.CampaignChange.Planned;
import io.rapport.marketing.campaign.CampaignForms.Budget;
import io.rapport.platform.aggregate.Decision;
import io.rapport.platform.aggregate.EffectiveTimes;
import io.rapport.platform.aggregate.NewerOnly;
import io.rapport.platform.aggregate.Publication;
import io.rapport.platform.aggregate.Stored;
import io.rapport.platform.externalid.ExternalIds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Decides one item of a bulk request: what a new campaign is, and what of the item is news about a
/// known one. One object judges one item.
final class CampaignBulk {

    static final String HISTORY_STAYS = "what happened stays";

    private final CampaignItem item;
    private final @Nullable String owner;
    private @Nullable String reason;

    /// @param owner id of the employee that the item names
    CampaignBulk(CampaignItem item, @Nullable String owner) {
        this.item = item;
        this.owner = owner;
    }

    /// Why nothing changed, if it is so because the item is older.
    @Nullable String reason() {
        return reason;
    }

    Decision<Campaign> create() {
        item.checkHistory();
        var plan =
                new Plan(
                        item.name(),
                        item.objective(),
                        Budget.money(item.budget()),
                        item.channel().published(),
                        owner,
                        List.of(item.id()));
        var campaign = Campaign.planned(plan);
        var folded = new Folded(campaign);
        folded.add(List.of(new Planned(campaign)), item.effectiveAt());
        launchAndFinish(folded, null);
        return folded.decision();
    }

    Decision<Campaign> change(Stored<Campaign> stored) {
        item.checkHistory();
        var known = stored.effective();
        var newer = new NewerOnly(known, item.lastMoment());
        var folded = new Folded(stored.state());
        launchAndFinish(folded, known);
        folded.add(
                folded.state.changePlan(wanted(stored.state().plan(), newer)), item.lastMoment());
        reason = newer.reason();
        if (reason == null && isToldOtherwise(stored)) {
            reason = HISTORY_STAYS;
        }
        return folded.decision();
    }

    /// Whether it was launched or finished already, but at another time than the item says.
    private boolean isToldOtherwise(Stored<Campaign> stored) {
        var times = stored.effective();
        return switch (stored.state().status()) {
            case PLANNED, UNKNOWN -> false;
            case RUNNING -> !times.isSaid(Campaign.STATUS, item.launchedAt());
            case FINISHED -> !times.isSaid(Campaign.STATUS, item.finishedAt());
        };
    }

    private Plan wanted(Plan known, NewerOnly newer) {
        return new Plan(
                newer.of(Plan.NAME, item.name(), known.name()),
                newer.of(Plan.OBJECTIVE, item.objective(), known.objective()),
                newer.of(Plan.BUDGET, Budget.money(item.budget()), known.budget()),
                newer.of(Plan.CHANNEL, item.channel().published(), known.channel()),
                newer.of(Plan.OWNER, owner, known.ownerId()),
                ExternalIds.with(known.externalIds(), item.id()));
    }

    /// Only forward: what is launched or finished already is so already.
    private void launchAndFinish(Folded folded, @Nullable EffectiveTimes known) {
        var launched = item.launchedAt();
        if (folded.state.status() == CampaignStatus.PLANNED && isNews(launched, known)) {
            folded.add(folded.state.launch(), launched);
        }
        var finished = item.finishedAt();
        if (folded.state.status() == CampaignStatus.RUNNING && isNews(finished, known)) {
            folded.add(folded.state.finish(), finished);
        }
    }

    private static boolean isNews(@Nullable Instant at, @Nullable EffectiveTimes known) {
        return at != null
                && (known == null || known.last(Campaign.STATUS).filter(at::isBefore).isEmpty());
    }

    /// Changes folded one after another, each at its own time.
    private static final class Folded {

        private final List<Publication> publications = new ArrayList<>();
        private Campaign state;

        Folded(Campaign state) {
            this.state = state;
        }

        /// @param effective `null` is now
        void add(List<CampaignChange> changes, @Nullable Instant effective) {
            var decision = CampaignPublishing.decide(state, changes);
            decision.publications()
                    .forEach(publication -> publications.add(publication.at(effective)));
            state = decision.state();
        }

        Decision<Campaign> decision() {
            return CampaignPublishing.decide(state, List.of()).publishing(publications);
        }
    }
}
