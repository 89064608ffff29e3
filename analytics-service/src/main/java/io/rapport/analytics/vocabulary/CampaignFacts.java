package io.rapport.analytics.vocabulary;

import io.rapport.analytics.history.Attribute;
import io.rapport.analytics.history.Fact;
import io.rapport.contracts.RestorationEvent;
import io.rapport.contracts.marketing.CampaignEvent;
import org.bson.Document;

/// What changes of a campaign.
public final class CampaignFacts {

    public static final Attribute<String> NAME = new Attribute<>(0, "name", String.class);

    public static final Attribute<String> CHANNEL = new Attribute<>(1, "channel", String.class);

    public static final Attribute<String> STATUS = new Attribute<>(2, "status", String.class);

    public static final FactsOf<CampaignEvent> FACTS =
            FactsOf.kind("campaign", CampaignEvent.class, CampaignFacts::set)
                    .attributes(NAME, CHANNEL, STATUS)
                    .named("cam_", CampaignFacts::names)
                    .found("cam_", CampaignFacts::found)
                    .seenAs(KindRule.CAMPAIGNS);

    private CampaignFacts() {}

    private static void set(Fact.Builder fact, CampaignEvent event) {
        var status = event.state().status().name();
        switch (event) {
            case CampaignEvent.CampaignPlanned(_, var state) ->
                    fact.set(NAME, state.name())
                            .set(CHANNEL, state.channel().name())
                            .set(STATUS, status);
            case CampaignEvent.CampaignChanged(var change, _) -> {
                fact.touched(NAME, change.name());
                var channel = change.channel();
                if (channel != null) {
                    var to = channel.to();
                    fact.set(CHANNEL, to == null ? null : to.name());
                }
            }
            case CampaignEvent.CampaignLaunched _,
                    CampaignEvent.CampaignFinished _,
                    CampaignEvent.CampaignCancelled _ ->
                    fact.set(STATUS, status);
            case RestorationEvent _ -> {}
        }
    }

    private static Document names(CampaignEvent event) {
        return new Document(Names.NAME, event.state().name());
    }

    private static Findable found(CampaignEvent event) {
        return Findable.called(event.state().name(), Findable.Nature.COMMON)
                .owner(event.state().ownerId())
                .status(event.state().status())
                .known(event.state().externalIds());
    }
}
