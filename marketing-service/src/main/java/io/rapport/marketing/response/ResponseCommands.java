package io.rapport.marketing.response;

import io.rapport.contracts.ExternalId;
import io.rapport.contracts.marketing.ResponseOutcome;
import io.rapport.marketing.campaign.KnownCampaign;
import io.rapport.marketing.touch.KnownTouch;
import io.rapport.platform.aggregate.Decision;
import io.rapport.platform.aggregate.KnownAggregates;
import io.rapport.platform.aggregate.Stored;
import io.rapport.platform.externalid.ExternalIdForm;
import io.rapport.platform.imports.Offer;
import io.rapport.platform.scope.AccessScope;
import io.rapport.replicas.CustomerReplica;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// What may be asked of responses.
@Service
record ResponseCommands(
        KnownAggregates<KnownTouch> touches,
        KnownAggregates<KnownCampaign> campaigns,
        CustomerReplica customers,
        Clock clock) {

    Decision<Response> receive(AccessScope scope, ResponseForms.Receipt form) {
        var ids = ExternalIdForm.values(form.externalIds());
        var address = address(scope, form);
        return ResponseEvents.receive(
                response(address, form.outcome(), form.note(), ids),
                address.time(form.effectiveAt(), clock));
    }

    /// An item records a response once. A known one stays as it is.
    Offer<Response> offer(AccessScope scope, ResponseForms.ResponseItem item) {
        var address = address(scope, item);
        var response = response(address, item.outcome(), item.note(), List.of(item.id()));
        return new Offer<>(
                () -> ResponseEvents.receive(response, address.time(item.effectiveAt(), clock)),
                (stored, _) -> unchanged(stored, response, item));
    }

    private Address address(AccessScope scope, ResponseForms.Receipt form) {
        var touch = form.touchId() == null ? null : touches.require(scope, form.touchId());
        var campaign =
                form.campaignId() == null ? null : campaigns.require(scope, form.campaignId());
        var customer =
                form.customerId() == null ? null : customers.require(scope, form.customerId()).id();
        return Address.of(touch, campaign, customer);
    }

    private Address address(AccessScope scope, ResponseForms.ResponseItem item) {
        var touch = item.touchExternalId();
        var campaign = item.campaignExternalId();
        var customer = item.customerExternalId();
        return Address.of(
                touch == null ? null : touches.require(scope, touch.value()),
                campaign == null ? null : campaigns.require(scope, campaign.value()),
                customer == null ? null : customers.require(scope, customer.value()).id());
    }

    private static Response response(
            Address address, ResponseOutcome outcome, @Nullable String note, List<ExternalId> ids) {
        return new Response(
                address.campaignId(), address.touchId(), address.customerId(), outcome, note, ids);
    }

    private static Decision<Response> unchanged(
            Stored<Response> stored, Response told, ResponseForms.ResponseItem item) {
        var known = stored.state();
        if (!known.campaignId().equals(told.campaignId())
                || !known.customerId().equals(told.customerId())
                || !Objects.equals(known.touchId(), told.touchId())
                || known.outcome() != told.outcome()
                || (told.note() != null && !told.note().equals(known.note()))
                || !stored.effective().isSaid(ResponseEvents.TYPE.name(), item.effectiveAt())) {
            throw new ResponseRefusal.Differs(stored.id()).asException();
        }
        return Decision.of(known);
    }
}
