package io.rapport.marketing.campaign;

import static io.rapport.marketing.campaign.CampaignEvents.CHANGES;

import io.rapport.contracts.ExternalId;
import io.rapport.marketing.campaign.CampaignChange.Planned;
import io.rapport.platform.aggregate.Decision;
import io.rapport.platform.aggregate.Stored;
import io.rapport.platform.externalid.LookUp;
import io.rapport.platform.security.AccessScope;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Service;

/// What may be asked of campaigns where others must be asked first.
@Service
final class CampaignCommands {

    private final References references;

    CampaignCommands(References references) {
        this.references = references;
    }

    Decision<Campaign> plan(AccessScope scope, Plan plan) {
        references.checkOwner(scope, null, plan.ownerId());
        var campaign = Campaign.planned(plan);
        return CHANGES.created(campaign, new Planned(campaign));
    }

    Decision<Campaign> changePlan(AccessScope scope, Campaign campaign, Plan wanted) {
        references.checkOwner(scope, campaign.plan().ownerId(), wanted.ownerId());
        return CHANGES.decide(campaign, campaign.changePlan(wanted));
    }

    Function<Stored<Campaign>, Decision<Campaign>> readdress(
            AccessScope scope, List<String> customerIds, List<ExternalId> externalIds) {
        references.checkCustomers(scope, customerIds);
        var all = new ArrayList<>(customerIds);
        all.addAll(references.customers(scope, externalIds));
        var audience = new Audience(all);
        return CHANGES.asked(campaign -> campaign.readdress(audience));
    }

    /// Judges the items of one request.
    CampaignImport importing(AccessScope scope) {
        return new CampaignImport(new LookUp(id -> references.owner(scope, id)));
    }
}
