package io.rapport.marketing.campaign;

import io.rapport.platform.aggregate.AggregateFactory;
import io.rapport.platform.aggregate.Aggregates;
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
    LaunchedCampaigns launchedCampaigns(Aggregates<Campaign> campaigns) {
        return new LaunchedCampaigns(campaigns);
    }
}
