package io.rapport.marketing.campaign;

import io.rapport.platform.aggregate.AggregateFactory;
import io.rapport.platform.aggregate.Aggregates;
import io.rapport.platform.aggregate.KnownAggregates;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// How campaigns are kept and found.
@Configuration(proxyBeanMethods = false)
class CampaignConfiguration {

    @Bean
    Aggregates<Campaign> campaigns(AggregateFactory factory) {
        return factory.open(CampaignEvents.TYPE);
    }

    @Bean
    KnownAggregates<KnownCampaign> launchedCampaigns(Aggregates<Campaign> campaigns) {
        return KnownAggregates.of(campaigns, KnownCampaign::of, CampaignRefusal.NotFound::new);
    }
}
