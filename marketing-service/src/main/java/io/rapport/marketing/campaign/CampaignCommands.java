package io.rapport.marketing.campaign;

import static io.rapport.marketing.campaign.CampaignEvents.CHANGES;

import io.rapport.contracts.ExternalId;
import io.rapport.marketing.campaign.CampaignChange.Planned;
import io.rapport.platform.aggregate.Decision;
import io.rapport.platform.aggregate.Stored;
import io.rapport.platform.scope.AccessScope;
import io.rapport.replicas.CustomerReplica;
import io.rapport.replicas.DirectoryReplica;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.stereotype.Service;

/// What may be asked of campaigns where others must be asked first.
@Service
final class CampaignCommands {

    private final CustomerReplica customers;
    private final DirectoryReplica directory;

    CampaignCommands(CustomerReplica customers, DirectoryReplica directory) {
        this.customers = customers;
        this.directory = directory;
    }

    Decision<Campaign> plan(AccessScope scope, Plan plan) {
        directory.requireActiveIfNamed(scope, plan.ownerId());
        var campaign = Campaign.planned(plan);
        return CHANGES.created(campaign, new Planned(campaign));
    }

    /// An owner who stays is not asked for again: they may have left since.
    Decision<Campaign> changePlan(AccessScope scope, Campaign campaign, Plan wanted) {
        if (!Objects.equals(campaign.plan().ownerId(), wanted.ownerId())) {
            directory.requireActiveIfNamed(scope, wanted.ownerId());
        }
        return CHANGES.decide(campaign, campaign.changePlan(wanted));
    }

    Function<Stored<Campaign>, Decision<Campaign>> readdress(
            AccessScope scope, List<String> customerIds, List<ExternalId> externalIds) {
        return CHANGES.asked(campaign ->
                campaign.readdress(new Audience(known(scope, customerIds, externalIds))));
    }

    /// Those who are in the audience already stay.
    Function<Stored<Campaign>, Decision<Campaign>> addTo(
            AccessScope scope, List<String> customerIds, List<ExternalId> externalIds) {
        return CHANGES.asked(campaign -> {
            var audience = campaign.audience().with(known(scope, customerIds, externalIds));
            if (audience.size() > CampaignForms.MOST_IN_AUDIENCE) {
                throw new CampaignRefusal.AudienceTooLarge(
                                audience.size(), CampaignForms.MOST_IN_AUDIENCE)
                        .asException();
            }
            return campaign.readdress(audience);
        });
    }

    /// Those who are not in the audience stay out. Ours are not asked for: one who is in it may be
    /// known no more.
    Function<Stored<Campaign>, Decision<Campaign>> removeFrom(
            AccessScope scope, List<String> customerIds, List<ExternalId> externalIds) {
        return CHANGES.asked(campaign -> {
            var removed = new ArrayList<>(customerIds);
            externalIds.forEach(id -> removed.add(customers.require(scope, id).id()));
            return campaign.readdress(campaign.audience().without(removed));
        });
    }

    private List<String> known(
            AccessScope scope, List<String> customerIds, List<ExternalId> externalIds) {
        customerIds.forEach(id -> customers.require(scope, id));
        var all = new ArrayList<>(customerIds);
        externalIds.forEach(id -> all.add(customers.require(scope, id).id()));
        return all;
    }

    /// Judges the items of one request; a history also names owners who have left.
    CampaignImport importing(AccessScope scope) {
        return new CampaignImport(directory.lookUpOfHistory(scope));
    }
}
