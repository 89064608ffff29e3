package io.rapport.marketing.campaign;

import io.rapport.contracts.ExternalId;
import io.rapport.marketing.campaign.CampaignChange.Planned;
import io.rapport.platform.aggregate.Aggregates;
import io.rapport.platform.command.CommandAnswer;
import io.rapport.platform.command.CommandContext;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Service;

/// What may be asked of campaigns.
@Service
final class CampaignCommands {

    private final Aggregates<Campaign> campaigns;
    private final References references;

    CampaignCommands(Aggregates<Campaign> campaigns, References references) {
        this.campaigns = campaigns;
        this.references = references;
    }

    CommandAnswer plan(CommandContext context, Plan plan) {
        references.checkOwner(context.scope(), null, plan.ownerId());
        var campaign = Campaign.planned(plan);
        return campaigns.create(
                context, _ -> CampaignPublishing.decide(campaign, List.of(new Planned(campaign))));
    }

    CommandAnswer changePlan(CommandContext context, String id, UnaryOperator<Plan> edit) {
        return change(
                context,
                id,
                campaign -> {
                    var wanted = edit.apply(campaign.plan());
                    references.checkOwner(
                            context.scope(), campaign.plan().ownerId(), wanted.ownerId());
                    return campaign.changePlan(wanted);
                });
    }

    CommandAnswer readdress(
            CommandContext context,
            String id,
            List<String> customerIds,
            List<ExternalId> externalIds) {
        references.checkCustomers(context.scope(), customerIds);
        var all = new ArrayList<>(customerIds);
        all.addAll(references.customers(context.scope(), externalIds));
        var audience = new Audience(all);
        return change(context, id, campaign -> campaign.readdress(audience));
    }

    CommandAnswer launch(CommandContext context, String id) {
        return change(context, id, Campaign::launch);
    }

    CommandAnswer finish(CommandContext context, String id) {
        return change(context, id, Campaign::finish);
    }

    private CommandAnswer change(
            CommandContext context, String id, Function<Campaign, List<CampaignChange>> ask) {
        return campaigns.change(
                context,
                id,
                stored -> CampaignPublishing.decide(stored.state(), ask.apply(stored.state())));
    }
}
