package io.rapport.marketing.touch;

import io.rapport.marketing.campaign.KnownCampaign;
import io.rapport.marketing.terms.Sequel;
import io.rapport.platform.aggregate.Decision;
import io.rapport.platform.aggregate.KnownAggregates;
import io.rapport.platform.aggregate.Stored;
import io.rapport.platform.command.CommandContext;
import io.rapport.platform.externalid.ExternalIdForm;
import io.rapport.platform.imports.Offer;
import io.rapport.platform.scope.AccessScope;
import io.rapport.replicas.CustomerReplica;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// What may be asked of touches. A customer can be touched without being in the audience.
@Service
record TouchCommands(
        KnownAggregates<KnownCampaign> campaigns, CustomerReplica customers, Clock clock) {

    Decision<Touch> record(CommandContext context, TouchForms.Recording form) {
        var campaign = campaigns.require(context.scope(), form.campaignId());
        customers.require(context.scope(), form.customerId());
        var channel = Objects.requireNonNullElse(form.channel(), campaign.channel());
        var ids = ExternalIdForm.values(form.externalIds());
        return record(
                new Touch(campaign.id(), form.customerId(), form.contactId(), channel, ids),
                form.effectiveAt(),
                campaign);
    }

    /// An item records a touch once. A known one stays as it is.
    Offer<Touch> offer(AccessScope scope, TouchForms.TouchItem item) {
        var campaign = campaigns.require(scope, item.campaignExternalId().value());
        var customer = customers.require(scope, item.customerExternalId().value());
        var channel = Objects.requireNonNullElse(item.channel(), campaign.channel());
        var touch = new Touch(campaign.id(), customer.id(), null, channel, List.of(item.id()));
        return new Offer<>(
                () -> record(touch, item.effectiveAt(), campaign),
                (stored, _) -> unchanged(stored, touch, item));
    }

    private Decision<Touch> record(Touch touch, @Nullable Instant told, KnownCampaign campaign) {
        var at = Sequel.time(told, campaign.launchedAt(), clock, TouchRefusal.BeforeLaunch::new);
        var cancelled = campaign.cancelledAt();
        var then = at == null ? clock.instant() : at;
        if (cancelled != null && then.isAfter(cancelled)) {
            throw new TouchRefusal.AfterCancellation(then, cancelled).asException();
        }
        return TouchEvents.record(touch, at);
    }

    private static Decision<Touch> unchanged(
            Stored<Touch> stored, Touch told, TouchForms.TouchItem item) {
        var known = stored.state();
        if (!known.campaignId().equals(told.campaignId())
                || !known.customerId().equals(told.customerId())
                || (item.channel() != null && known.channel() != told.channel())
                || !stored.effective().isSaid(TouchEvents.TYPE.name(), item.effectiveAt())) {
            throw new TouchRefusal.Differs(stored.id()).asException();
        }
        return Decision.of(known);
    }
}
