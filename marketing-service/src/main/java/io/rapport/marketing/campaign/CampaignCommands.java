package io.rapport.marketing.campaign;

import io.rapport.contracts.ExternalId;
import io.rapport.marketing.campaign.CampaignChange.Planned;
import io.rapport.platform.aggregate.Aggregates;
import io.rapport.platform.aggregate.Decision;
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
    private final Aggregates<Audience> audiences;
    private final References references;

    CampaignCommands(
            Aggregates<Campaign> campaigns, Aggregates<Audience> audiences, References references) {
        this.campaigns = campaigns;
        this.audiences = audiences;
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

    /// Stores the audience, then points the campaign at it. A crash between the two leaves an
    /// audience that nobody points at; the same request with the same key completes it.
    CommandAnswer readdress(
            CommandContext context,
            String id,
            List<String> customerIds,
            List<ExternalId> externalIds) {
        campaigns.require(context.scope(), id).state().refuseIfFinished();
        var all = new ArrayList<>(customerIds);
        references.checkCustomers(context.scope(), customerIds);
        all.addAll(references.customers(context.scope(), externalIds));
        var audience = new Audience(all);
        var stored = audiences.create(context, _ -> Decision.of(audience));
        var reach = new Reach(stored.id(), audience.customerIds().size());
        return change(context, id, campaign -> campaign.readdress(reach));
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
