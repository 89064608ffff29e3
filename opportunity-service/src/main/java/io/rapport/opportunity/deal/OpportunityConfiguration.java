package io.rapport.opportunity.deal;

import io.rapport.contracts.Topics;
import io.rapport.platform.aggregate.AggregateFactory;
import io.rapport.platform.aggregate.AggregateType;
import io.rapport.platform.aggregate.Aggregates;
import io.rapport.platform.externalid.ExternalIds;
import io.rapport.platform.store.IndexSpec;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// How deals are kept and found.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OpportunityConfiguration.TenantSettings.class)
class OpportunityConfiguration {

    /// The tenant's settings.
    ///
    /// @param zone in which plain dates begin and end
    @ConfigurationProperties("rapport.tenant")
    record TenantSettings(@DefaultValue("UTC") ZoneId zone) {}

    @Bean
    ZoneId tenantZone(TenantSettings settings) {
        return settings.zone();
    }

    @Bean
    Aggregates<Opportunity> opportunities(AggregateFactory factory) {
        return factory.open(
                new AggregateType<>(
                        "opportunity",
                        "opp",
                        "opportunities",
                        Topics.OPPORTUNITY,
                        "/rapport/opportunity-service",
                        Opportunity.class,
                        Opportunity::ownerId,
                        OpportunityConfiguration::search,
                        indexes()));
    }

    private static Map<String, ?> search(Opportunity opportunity) {
        var fields = new HashMap<String, Object>();
        var customer = opportunity.details().customerId();
        if (customer != null) {
            fields.put("customer", customer);
        }
        fields.put("pipeline", opportunity.standing().pipelineId());
        fields.put("stage", opportunity.standing().stageId());
        fields.put("status", opportunity.standing().status().name());
        fields.put("externalIds", ExternalIds.texts(opportunity.details().externalIds()));
        return fields;
    }

    /// Each list is served in its order by one of these, from a scope's owners or from the tenant.
    private static List<IndexSpec> indexes() {
        return List.of(
                IndexSpec.of("tenant", "_id"),
                IndexSpec.of("tenant", "owner", "_id"),
                IndexSpec.of("tenant", "find.customer", "_id"),
                IndexSpec.of("tenant", "find.pipeline", "_id"),
                IndexSpec.of("tenant", "find.stage", "_id"),
                IndexSpec.of("tenant", "find.status", "_id"),
                IndexSpec.of("tenant", "find.externalIds"));
    }
}
