package io.rapport.marketing.campaign;

import io.rapport.contracts.Topics;
import io.rapport.platform.aggregate.AggregateFactory;
import io.rapport.platform.aggregate.AggregateType;
import io.rapport.platform.aggregate.Aggregates;
import io.rapport.platform.externalid.ExternalIds;
import io.rapport.platform.store.IndexSpec;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// How campaigns are kept and found.
@Configuration(proxyBeanMethods = false)
class CampaignConfiguration {

    static final String SOURCE = "/rapport/marketing-service";

    @Bean
    Aggregates<Campaign> campaigns(AggregateFactory factory) {
        return factory.open(
                new AggregateType<>(
                        "campaign",
                        "cam",
                        "campaigns",
                        Topics.MARKETING,
                        SOURCE,
                        Campaign.class,
                        campaign -> campaign.plan().ownerId(),
                        CampaignConfiguration::search,
                        List.of(
                                IndexSpec.of("tenant", "_id"),
                                IndexSpec.of("tenant", "owner", "_id"),
                                IndexSpec.of("tenant", "find.status", "_id"),
                                IndexSpec.of("tenant", "find.channel", "_id"),
                                IndexSpec.of("tenant", "find.externalIds"))));
    }

    private static Map<String, ?> search(Campaign campaign) {
        return Map.of(
                "status",
                campaign.status().name(),
                "channel",
                campaign.plan().channel().name(),
                "externalIds",
                ExternalIds.texts(campaign.plan().externalIds()));
    }
}
