package io.rapport.marketing.campaign;

import io.rapport.contracts.marketing.CampaignStatus;
import io.rapport.marketing.campaign.CampaignChange.Cancelled;
import io.rapport.marketing.campaign.CampaignChange.Finished;
import io.rapport.marketing.campaign.CampaignChange.Launched;
import io.rapport.marketing.campaign.CampaignChange.PlanChanged;
import io.rapport.marketing.campaign.CampaignChange.Planned;
import io.rapport.marketing.campaign.CampaignChange.Readdressed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A campaign as it stands: planned, then running, then finished; or cancelled before that. What is
/// asked of it is answered by the changes that it comes to: none, where it is so already.
///
/// @param status how far it came
/// @param audience whom it is to reach
/// @param cancelled `true` once it was called off, for good
record Campaign(Plan plan, CampaignStatus status, Audience audience, @Nullable Boolean cancelled) {

    static Campaign planned(Plan plan) {
        return new Campaign(plan, CampaignStatus.PLANNED, Audience.NOBODY, null);
    }

    boolean isCancelled() {
        return Boolean.TRUE.equals(cancelled);
    }

    /// Where it stands, as the world hears it.
    CampaignStatus standing() {
        return isCancelled() ? CampaignStatus.CANCELLED : status;
    }

    /// Calls it off, before its launch or after.
    List<CampaignChange> cancel() {
        if (isCancelled()) {
            return List.of();
        }
        refuseIfOver();
        return List.of(new Cancelled(status));
    }

    Campaign calledOff() {
        return new Campaign(plan, status, audience, true);
    }

    List<CampaignChange> changePlan(Plan wanted) {
        if (wanted.equals(plan)) {
            return List.of();
        }
        refuseIfOver();
        return List.of(new PlanChanged(plan, wanted));
    }

    List<CampaignChange> readdress(Audience wanted) {
        if (wanted.equals(audience)) {
            return List.of();
        }
        refuseIfOver();
        return List.of(new Readdressed(audience, wanted));
    }

    List<CampaignChange> launch() {
        refuseIfOver();
        return status == CampaignStatus.RUNNING ? List.of() : List.of(new Launched());
    }

    List<CampaignChange> finish() {
        refuseIfCancelled();
        if (status == CampaignStatus.PLANNED) {
            throw new CampaignRefusal.NotLaunched().asException();
        }
        return status == CampaignStatus.FINISHED ? List.of() : List.of(new Finished());
    }

    /// The campaign after a change.
    Campaign after(CampaignChange change) {
        return switch (change) {
            case Planned(var planned) -> planned;
            case PlanChanged(_, var to) -> new Campaign(to, status, audience, cancelled);
            case Readdressed(_, var to) -> new Campaign(plan, status, to, cancelled);
            case Launched() -> new Campaign(plan, CampaignStatus.RUNNING, audience, cancelled);
            case Finished() -> new Campaign(plan, CampaignStatus.FINISHED, audience, cancelled);
            case Cancelled _ -> calledOff();
        };
    }

    private void refuseIfOver() {
        refuseIfCancelled();
        if (status == CampaignStatus.FINISHED) {
            throw new CampaignRefusal.Finished().asException();
        }
    }

    private void refuseIfCancelled() {
        if (isCancelled()) {
            throw new CampaignRefusal.IsCancelled().asException();
        }
    }
}
