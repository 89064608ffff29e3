package io.rapport.marketing.campaign;

import io.rapport.platform.aggregate.Aggregates;
import io.rapport.platform.aggregate.KnownAggregates;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// How other features find campaigns.
@Configuration(proxyBeanMethods = false)
class CampaignConfiguration {

    @Bean
    KnownAggregates<KnownCampaign> launchedCampaigns(Aggregates<Campaign> campaigns) {
        return KnownAggregates.of(campaigns, KnownCampaign::of, CampaignRefusal.NotFound::new);
    }
}
