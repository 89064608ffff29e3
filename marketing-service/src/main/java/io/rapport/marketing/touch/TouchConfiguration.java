package io.rapport.marketing.touch;

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

/// How touches are kept and found. They have no owner: they follow their campaign.
@Configuration(proxyBeanMethods = false)
class TouchConfiguration {

    @Bean
    Aggregates<Touch> touches(AggregateFactory factory) {
        return factory.open(
                new AggregateType<>(
                        "touch",
                        "tou",
                        "touches",
                        Topics.MARKETING,
                        "/rapport/marketing-service",
                        Touch.class,
                        _ -> null,
                        TouchConfiguration::search,
                        List.of(
                                IndexSpec.of("tenant", "_id"),
                                IndexSpec.of("tenant", "find.customer", "_id"),
                                IndexSpec.of("tenant", "find.campaign", "_id"),
                                IndexSpec.of("tenant", "find.externalIds"))));
    }

    private static Map<String, ?> search(Touch touch) {
        return Map.of(
                "customer",
                touch.customerId(),
                "campaign",
                touch.campaignId(),
                "externalIds",
                ExternalIds.texts(touch.externalIds()));
    }
}
