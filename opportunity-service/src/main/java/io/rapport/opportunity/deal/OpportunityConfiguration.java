package io.rapport.opportunity.deal;

import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What deals are judged by.
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
}
