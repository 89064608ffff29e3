package io.rapport.marketing.campaign;

import io.rapport.contracts.marketing.CampaignStatus;
import io.rapport.marketing.campaign.CampaignChange.Planned;
import io.rapport.platform.aggregate.Decision;
import io.rapport.platform.aggregate.EffectiveTimes;
import io.rapport.platform.aggregate.History;
import io.rapport.platform.aggregate.NewerOnly;
import io.rapport.platform.aggregate.Stored;
import io.rapport.platform.externalid.LookUp;
import io.rapport.platform.imports.Offer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Decides the items of one bulk request: what a new campaign is, and what of an item is news about
/// a known one.
///
/// @param owners finds an employee's id, or refuses
record CampaignImport(LookUp owners) {

    static final String CANCELLED = "the campaign was cancelled";

    Offer<Campaign> offer(CampaignItem item) {
        var plan = item.plan(owners.idIfNamed(item.ownerExternalId()));
        return new Offer<>(
                () -> create(item, plan), (stored, newer) -> change(item, plan, stored, newer));
    }

    private static Decision<Campaign> create(CampaignItem item, Plan plan) {
        item.checkHistory();
        var campaign = Campaign.planned(plan);
        var history =
                CampaignEvents.CHANGES.begin(campaign, new Planned(campaign), item.effectiveAt());
        launchAndFinish(item, history, null);
        return history.decision();
    }

    private static Decision<Campaign> change(
            CampaignItem item, Plan told, Stored<Campaign> stored, NewerOnly newer) {
        item.checkHistory();
        if (stored.state().isCancelled()) {
            newer.because(CANCELLED);
            return Decision.of(stored.state());
        }
        var history = CampaignEvents.CHANGES.on(stored.state());
        launchAndFinish(item, history, stored.effective());
        var wanted = newer.over(stored.state().plan(), told);
        history.add(history.state().changePlan(wanted), item.since());
        if (isToldOtherwise(item, stored)) {
            newer.because(NewerOnly.HISTORY_STAYS);
        }
        if (isToldFurther(item, history.state())) {
            newer.because(NewerOnly.REASON);
        }
        return history.decision();
    }

    /// Whether it was planned, launched or finished already, but at another time than the item
    /// says.
    private static boolean isToldOtherwise(CampaignItem item, Stored<Campaign> stored) {
        var times = stored.effective();
        var isFinished = stored.state().status() == CampaignStatus.FINISHED;
        return EffectiveTimes.isOther(CampaignEvents.launchedAt(stored), item.launchedAt())
                || (isFinished && !times.isSaid(CampaignEvents.STATUS, item.finishedAt()))
                || (!isToldFurther(item, stored.state())
                        && EffectiveTimes.isOther(times.beginning(), item.effectiveAt()));
    }

    /// Whether the item tells of a launch or an end that the campaign has not come to.
    private static boolean isToldFurther(CampaignItem item, Campaign campaign) {
        return switch (campaign.status()) {
            case PLANNED, UNKNOWN -> item.launchedAt() != null;
            case RUNNING -> item.finishedAt() != null;
            case FINISHED, CANCELLED -> false;
        };
    }

    /// Only forward: what is launched or finished already is so already.
    private static void launchAndFinish(
            CampaignItem item,
            History<Campaign, CampaignChange> history,
            @Nullable EffectiveTimes known) {
        var launched = item.launchedAt();
        if (history.state().status() == CampaignStatus.PLANNED && isNews(launched, known)) {
            history.add(history.state().launch(), launched);
        }
        var finished = item.finishedAt();
        if (history.state().status() == CampaignStatus.RUNNING && isNews(finished, known)) {
            history.add(history.state().finish(), finished);
        }
    }

    private static boolean isNews(@Nullable Instant at, @Nullable EffectiveTimes known) {
        return at != null
                && (known == null
                        || known.last(CampaignEvents.STATUS).filter(at::isBefore).isEmpty());
    }
}
