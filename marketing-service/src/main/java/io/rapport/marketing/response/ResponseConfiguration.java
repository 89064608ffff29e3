package io.rapport.marketing.response;

import io.rapport.contracts.Topics;
import io.rapport.platform.aggregate.AggregateFactory;
import io.rapport.platform.aggregate.AggregateType;
import io.rapport.platform.aggregate.Aggregates;
import io.rapport.platform.externalid.ExternalIds;
import io.rapport.platform.store.IndexSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// How responses are kept and found. They have no owner: they follow their campaign.
@Configuration(proxyBeanMethods = false)
class ResponseConfiguration {

    @Bean
    Aggregates<Response> responses(AggregateFactory factory) {
        return factory.open(
                new AggregateType<>(
                        "response",
                        "rsp",
                        "responses",
                        Topics.MARKETING,
                        "/rapport/marketing-service",
                        Response.class,
                        _ -> null,
                        ResponseConfiguration::search,
                        List.of(
                                IndexSpec.of("tenant", "_id"),
                                IndexSpec.of("tenant", "find.touch", "_id"),
                                IndexSpec.of("tenant", "find.customer", "_id"),
                                IndexSpec.of("tenant", "find.campaign", "_id"),
                                IndexSpec.of("tenant", "find.externalIds"))));
    }

    private static Map<String, ?> search(Response response) {
        var fields = new HashMap<String, Object>();
        if (response.touchId() != null) {
            fields.put("touch", response.touchId());
        }
        fields.put("customer", response.customerId());
        fields.put("campaign", response.campaignId());
        fields.put("externalIds", ExternalIds.texts(response.externalIds()));
        return fields;
    }
}
