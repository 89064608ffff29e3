package io.rapport.analytics.vocabulary;

import io.rapport.analytics.history.Attribute;
import io.rapport.analytics.history.Fact;
import io.rapport.contracts.RestorationEvent;
import io.rapport.contracts.marketing.ResponseEvent;

/// What can be said of a response.
public final class ResponseFacts {

    public static final Attribute<String> CUSTOMER = new Attribute<>(0, "customer", String.class);

    public static final Attribute<String> CAMPAIGN = new Attribute<>(1, "campaign", String.class);

    public static final Attribute<String> TOUCH = new Attribute<>(2, "touch", String.class);

    public static final Attribute<String> OUTCOME = new Attribute<>(3, "outcome", String.class);

    public static final FactsOf<ResponseEvent> FACTS =
            FactsOf.kind("response", ResponseEvent.class, ResponseFacts::set)
                    .attributes(CUSTOMER, CAMPAIGN, TOUCH, OUTCOME)
                    .belongsTo(CUSTOMER)
                    .seenAs(KindRule.CAMPAIGNS);

    private ResponseFacts() {}

    private static void set(Fact.Builder fact, ResponseEvent event) {
        switch (event) {
            case ResponseEvent.ResponseReceived(_, var state, _) ->
                    fact.set(CUSTOMER, state.customerId())
                            .set(CAMPAIGN, state.campaignId())
                            .set(TOUCH, state.touchId())
                            .set(OUTCOME, state.outcome().name());
            case RestorationEvent _ -> {}
        }
    }
}
