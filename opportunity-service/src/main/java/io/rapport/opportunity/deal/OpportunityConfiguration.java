package io.rapport.opportunity.deal;

import io.rapport.platform.aggregate.AggregateFactory;
import io.rapport.platform.aggregate.Aggregates;
import java.time.ZoneId;
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
        return factory.open(OpportunityEvents.TYPE);
    }
}
