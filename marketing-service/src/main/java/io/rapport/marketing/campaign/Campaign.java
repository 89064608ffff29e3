package io.rapport.marketing.campaign;

import io.rapport.contracts.marketing.CampaignStatus;
import io.rapport.marketing.campaign.CampaignChange.Finished;
import io.rapport.marketing.campaign.CampaignChange.Launched;
import io.rapport.marketing.campaign.CampaignChange.PlanChanged;
import io.rapport.marketing.campaign.CampaignChange.Planned;
import io.rapport.marketing.campaign.CampaignChange.Readdressed;
import java.util.List;

/// A campaign as it stands: planned, then running, then finished. What is asked of it is answered
/// by the changes that it comes to: none, where it is so already.
///
/// @param audience whom it is to reach
record Campaign(Plan plan, CampaignStatus status, Audience audience) {

    static Campaign planned(Plan plan) {
        return new Campaign(plan, CampaignStatus.PLANNED, Audience.NOBODY);
    }

    List<CampaignChange> changePlan(Plan wanted) {
        if (wanted.equals(plan)) {
            return List.of();
        }
        refuseIfFinished();
        return List.of(new PlanChanged(plan, wanted));
    }

    List<CampaignChange> readdress(Audience wanted) {
        if (wanted.equals(audience)) {
            return List.of();
        }
        refuseIfFinished();
        return List.of(new Readdressed(audience, wanted));
    }

    List<CampaignChange> launch() {
        refuseIfFinished();
        return status == CampaignStatus.RUNNING ? List.of() : List.of(new Launched());
    }

    List<CampaignChange> finish() {
        if (status == CampaignStatus.PLANNED) {
            throw new CampaignRefusal.NotLaunched().asException();
        }
        return status == CampaignStatus.FINISHED ? List.of() : List.of(new Finished());
    }

    /// The campaign after a change.
    Campaign after(CampaignChange change) {
        return switch (change) {
            case Planned(var planned) -> planned;
            case PlanChanged(_, var to) -> new Campaign(to, status, audience);
            case Readdressed(_, var to) -> new Campaign(plan, status, to);
            case Launched() -> new Campaign(plan, CampaignStatus.RUNNING, audience);
            case Finished() -> new Campaign(plan, CampaignStatus.FINISHED, audience);
        };
    }

    private void refuseIfFinished() {
        if (status == CampaignStatus.FINISHED) {
            throw new CampaignRefusal.Finished().asException();
        }
    }
}
