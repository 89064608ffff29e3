package io.rapport.analytics.vocabulary;

import io.rapport.analytics.history.Attribute;
import io.rapport.analytics.history.Fact;
import io.rapport.contracts.RestorationEvent;
import io.rapport.contracts.marketing.TouchEvent;

/// What can be said of a touch.
public final class TouchFacts {

    public static final Attribute<String> CUSTOMER = new Attribute<>(0, "customer", String.class);

    public static final Attribute<String> CAMPAIGN = new Attribute<>(1, "campaign", String.class);

    public static final Attribute<String> CONTACT = new Attribute<>(2, "contact", String.class);

    public static final Attribute<String> CHANNEL = new Attribute<>(3, "channel", String.class);

    public static final FactsOf<TouchEvent> FACTS =
            FactsOf.kind("touch", TouchEvent.class, TouchFacts::set)
                    .attributes(CUSTOMER, CAMPAIGN, CONTACT, CHANNEL)
                    .belongsTo(CUSTOMER)
                    .seenAs(KindRule.CAMPAIGNS);

    private TouchFacts() {}

    private static void set(Fact.Builder fact, TouchEvent event) {
        switch (event) {
            case TouchEvent.TouchRecorded(_, var state) ->
                    fact.set(CUSTOMER, state.customerId())
                            .set(CAMPAIGN, state.campaignId())
                            .set(CONTACT, state.contactId())
                            .set(CHANNEL, state.channel().name());
            case RestorationEvent _ -> {}
        }
    }
}
