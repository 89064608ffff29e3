package io.rapport.marketing.touch;

import io.rapport.contracts.marketing.CampaignChannel;
import io.rapport.marketing.campaign.KnownCampaign;
import io.rapport.marketing.campaign.LaunchedCampaigns;
import io.rapport.marketing.terms.Channel;
import io.rapport.platform.aggregate.Aggregates;
import io.rapport.platform.aggregate.Decision;
import io.rapport.platform.aggregate.Stored;
import io.rapport.platform.command.CommandAnswer;
import io.rapport.platform.command.CommandContext;
import io.rapport.platform.externalid.BulkUpsert;
import io.rapport.platform.externalid.ExternalIds;
import io.rapport.platform.web.bulk.BulkItem;
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

    BulkUpsert<Touch> upserting(CommandContext context, boolean dryRun) {
        return new BulkUpsert<>(touches, context, dryRun);
    }

    BulkOutcome upsert(BulkUpsert<Touch> request, BulkItem<TouchForms.TouchItem> line) {
        var item = line.value();
        var scope = request.scope();
        var campaign = campaigns.require(scope, item.campaignExternalId().value());
        var customer = customers.require(scope, item.customerExternalId().value());
        var touch =
                new Touch(
                        campaign.id(),
                        customer.id(),
                        null,
                        channel(item.channel(), campaign),
                        List.of(item.id()));
        return request.upsert(
                line,
                item.id(),
                item.effectiveAt(),
                _ -> TouchPublishing.record(touch),
                (stored, _) -> unchanged(stored, touch, item));
    }

    private static Decision<Touch> unchanged(
            Stored<Touch> stored, Touch told, TouchForms.TouchItem item) {
        var known = stored.state();
        if (!known.campaignId().equals(told.campaignId())
                || !known.customerId().equals(told.customerId())
                || (item.channel() != null && known.channel() != told.channel())
                || !stored.effective().isSaid(Touch.RECORD, item.effectiveAt())) {
            throw new TouchRefusal.Differs(stored.id()).asException();
        }
        return Decision.of(known).claiming(ExternalIds.claims("touch", known.externalIds()));
    }

    private static CampaignChannel channel(@Nullable Channel said, KnownCampaign campaign) {
        return said == null ? campaign.channel() : said.published();
    }
}
