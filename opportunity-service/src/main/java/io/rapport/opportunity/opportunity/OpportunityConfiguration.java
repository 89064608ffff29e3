package io.rapport.opportunity.opportunity;

import io.rapport.platform.tenant.TenantSettings;
import java.time.ZoneId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What deals are judged by.
@Configuration(proxyBeanMethods = false)
class OpportunityConfiguration {

    @Bean
    ZoneId tenantZone(TenantSettings settings) {
        return settings.zone();
    }
}
