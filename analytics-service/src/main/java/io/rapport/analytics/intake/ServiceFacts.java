package io.rapport.analytics.intake;

import static io.rapport.analytics.intake.CustomerFacts.touched;

import io.rapport.analytics.history.Fact;
import io.rapport.analytics.vocabulary.CampaignAttributes;
import io.rapport.analytics.vocabulary.ResponseAttributes;
import io.rapport.analytics.vocabulary.TicketAttributes;
import io.rapport.analytics.vocabulary.TouchAttributes;
import io.rapport.contracts.RestorationEvent;
import io.rapport.contracts.marketing.CampaignEvent;
import io.rapport.contracts.marketing.ResponseEvent;
import io.rapport.contracts.marketing.TouchEvent;
import io.rapport.contracts.service.TicketEvent;

/// What the events of the service desk and of marketing set.
final class ServiceFacts {

    private ServiceFacts() {}

    static void set(Fact.Builder fact, TicketEvent event) {
        var status = event.state().status().name();
        switch (event) {
            case TicketEvent.TicketOpened opened -> all(fact, opened);
            case TicketEvent.TicketAssigned assigned ->
                    fact.set(TicketAttributes.HANDLER, assigned.change().to())
                            .set(TicketAttributes.STATUS, status);
            case TicketEvent.TicketPriorityChanged changed ->
                    fact.set(TicketAttributes.PRIORITY, changed.change().to().name());
            case TicketEvent.TicketSetWaiting _,
                    TicketEvent.TicketResumed _,
                    TicketEvent.TicketResolved _,
                    TicketEvent.TicketClosed _,
                    TicketEvent.TicketReopened _ ->
                    fact.set(TicketAttributes.STATUS, status);
            case RestorationEvent _ -> {}
        }
    }

    private static void all(Fact.Builder fact, TicketEvent.TicketOpened event) {
        var state = event.state();
        fact.set(TicketAttributes.CUSTOMER, state.customerId())
                .set(TicketAttributes.CONTACT, state.contactId())
                .set(TicketAttributes.TYPE, state.type().name())
                .set(TicketAttributes.CHANNEL, state.channel().name())
                .set(TicketAttributes.PRIORITY, state.priority().name())
                .set(TicketAttributes.STATUS, state.status().name())
                .set(TicketAttributes.HANDLER, state.handlerId());
        var text = event.personal() == null ? null : event.personal().readableState();
        if (text != null) {
            fact.set(TicketAttributes.SUBJECT, text.subject());
        }
    }

    static void set(Fact.Builder fact, CampaignEvent event) {
        var status = event.state().status().name();
        switch (event) {
            case CampaignEvent.CampaignPlanned(_, var state) ->
                    fact.set(CampaignAttributes.NAME, state.name())
                            .set(CampaignAttributes.CHANNEL, state.channel().name())
                            .set(CampaignAttributes.STATUS, status);
            case CampaignEvent.CampaignChanged(var change, _) -> {
                touched(fact, CampaignAttributes.NAME, change.name());
                var channel = change.channel();
                if (channel != null) {
                    var to = channel.to();
                    fact.set(CampaignAttributes.CHANNEL, to == null ? null : to.name());
                }
            }
            case CampaignEvent.CampaignLaunched _, CampaignEvent.CampaignFinished _ ->
                    fact.set(CampaignAttributes.STATUS, status);
            case RestorationEvent _ -> {}
        }
    }

    static void set(Fact.Builder fact, TouchEvent event) {
        switch (event) {
            case TouchEvent.TouchRecorded(_, var state) ->
                    fact.set(TouchAttributes.CUSTOMER, state.customerId())
                            .set(TouchAttributes.CAMPAIGN, state.campaignId())
                            .set(TouchAttributes.CONTACT, state.contactId())
                            .set(TouchAttributes.CHANNEL, state.channel().name());
            case RestorationEvent _ -> {}
        }
    }

    static void set(Fact.Builder fact, ResponseEvent event) {
        switch (event) {
            case ResponseEvent.ResponseReceived(_, var state, _) ->
                    fact.set(ResponseAttributes.CUSTOMER, state.customerId())
                            .set(ResponseAttributes.CAMPAIGN, state.campaignId())
                            .set(ResponseAttributes.TOUCH, state.touchId())
                            .set(ResponseAttributes.OUTCOME, state.outcome().name());
            case RestorationEvent _ -> {}
        }
    }
}
