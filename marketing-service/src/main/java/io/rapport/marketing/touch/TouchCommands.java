package io.rapport.marketing.touch;

import io.rapport.contracts.marketing.CampaignChannel;
import io.rapport.marketing.campaign.KnownCampaign;
import io.rapport.marketing.campaign.LaunchedCampaigns;
import io.rapport.marketing.terms.Channel;
import io.rapport.platform.aggregate.Aggregates;
import io.rapport.platform.aggregate.Decision;
import io.rapport.platform.aggregate.Stored;
import io.rapport.platform.aggregate.Upsert;
import io.rapport.platform.command.CommandAnswer;
import io.rapport.platform.command.CommandContext;
import io.rapport.platform.externalid.ExternalIds;
import io.rapport.platform.web.bulk.BulkOutcome;
import io.rapport.replicas.CustomerReplica;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// What may be asked of touches. A customer can be touched without being in the audience.
@Service
final class TouchCommands {

    private final Aggregates<Touch> touches;
    private final LaunchedCampaigns campaigns;
    private final CustomerReplica customers;

    TouchCommands(
            Aggregates<Touch> touches, LaunchedCampaigns campaigns, CustomerReplica customers) {
        this.touches = touches;
        this.campaigns = campaigns;
        this.customers = customers;
    }

    CommandAnswer record(CommandContext context, TouchForms.Recording form) {
        var campaign = campaigns.require(context.scope(), form.campaignId());
        customers.require(context.scope(), form.customerId());
        var touch =
                new Touch(
                        campaign.id(),
                        form.customerId(),
                        form.contactId(),
                        channel(form.channel(), campaign),
                        form.ids());
        return touches.create(context, _ -> TouchPublishing.record(touch));
    }

    BulkOutcome upsert(CommandContext context, TouchForms.TouchItem item, boolean dryRun) {
        var campaign = campaigns.require(context.scope(), item.campaignExternalId().value());
        var customer = customers.require(context.scope(), item.customerExternalId().value());
        var touch =
                new Touch(
                        campaign.id(),
                        customer.id(),
                        null,
                        channel(item.channel(), campaign),
                        List.of(item.id()));
        return new Upsert<>(
                        touches,
                        ExternalIds.claim("touch", item.id()),
                        _ -> TouchPublishing.record(touch),
                        stored -> unchanged(stored, touch, item),
                        () -> null)
                .run(context, dryRun);
    }

    private static Decision<Touch> unchanged(
            Stored<Touch> stored, Touch told, TouchForms.TouchItem item) {
        var known = stored.state();
        if (!known.campaignId().equals(told.campaignId())
                || !known.customerId().equals(told.customerId())
                || (item.channel() != null && known.channel() != told.channel())) {
            throw new TouchRefusal.Differs(stored.id()).asException();
        }
        return Decision.of(known).claiming(ExternalIds.claims("touch", known.externalIds()));
    }

    private static CampaignChannel channel(@Nullable Channel said, KnownCampaign campaign) {
        return said == null ? campaign.channel() : said.published();
    }
}
